import { DAY } from './local-days';
import { aheadAt, hasClocks } from './zone-table';

/**
 * The instant at which the clocks of a zone show a time. Of a time that comes twice, the first; a time that is skipped is
 * read with the clocks as they were before (RFC 5545 3.3.5; Temporal's `compatible`).
 *
 * @param localMinute minutes from 1970-01-01T00:00 to the time on the clock, as if no clock ever changed.
 * @returns minutes since 1970-01-01T00:00Z.
 * @throws RangeError if there is no such zone, or for times before 1972 or after 2199.
 */
export function toUtc(localMinute: number, zone: string): number {
  // No clock is a day off, so a day to either side lies before and after whatever change is near.
  const before = aheadAt(zone, localMinute - DAY);
  const after = aheadAt(zone, localMinute + DAY);
  const early = localMinute - before;
  if (before === after || aheadAt(zone, early) === before) return early;
  const late = localMinute - after;
  return aheadAt(zone, late) === after ? late : early;
}

/** What the clocks of a zone show at an instant: minutes as `toUtc` takes them. @throws RangeError as `toUtc` does. */
export const toLocal = (minute: number, zone: string): number => minute + aheadAt(zone, minute);

/** Whether a time, on a clock or since 1970, can be told on every clock: from 1972 to the last days of 2199. */
export const canBeTold = (minute: number): boolean =>
  Number.isSafeInteger(minute) && hasClocks(minute - 2 * DAY) && hasClocks(minute + 2 * DAY);

/** Whether it is the name of a zone that we know, e.g. `Europe/London`. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    const known = new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone;
    // Other software tells capitals from small letters.
    return known === name || known.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
