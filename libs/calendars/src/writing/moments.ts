import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Span } from './meeting';

/** Start and end as a calendar is told of them. */
export interface Moments {
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
  /** Whose clock they are on; null: universal time. */
  readonly clock: ICAL.Timezone | null;
}

/**
 * The span on the clock of its zone, as people agreed it. Where a clock time comes twice in a night, or what we would send about
 * the zone says another moment than we mean, in universal time, which cannot be misread.
 */
export function momentsOf({ from, to }: Span, zone: string): Moments {
  const clock = clockOf(zone);
  if (clock) {
    const [start, end] = [onClock(from, zone, clock), onClock(to, zone, clock)];
    if (start && end) return { start, end, clock };
  }
  return { start: universal(from * 60), end: universal(to * 60), clock: null };
}

/** @param seconds since 1970-01-01T00:00Z. */
export const universal = (seconds: number): ICAL.Time =>
  ICAL.Time.fromData({ ...at(seconds, 'UTC'), isDate: false }, ICAL.Timezone.utcTimezone);

function onClock(minute: number, zone: string, clock: ICAL.Timezone): ICAL.Time | null {
  const local = at(minute * 60, zone);
  const first = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
  const time = ICAL.Time.fromData({ ...local, isDate: false }, clock);
  return first.epochMilliseconds === minute * 60_000 && time.toUnixTime() === minute * 60 ? time : null;
}

function at(seconds: number, zone: string) {
  const { year, month, day, hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(
    seconds * 1000,
  ).toZonedDateTimeISO(zone);
  return { year, month, day, hour, minute, second };
}

const clocks = new Map<string, ICAL.Timezone | null>();

/** What calendars are told about a zone; null: nothing, for it is universal time or too new. */
export function clockOf(zone: string): ICAL.Timezone | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const [block = ''] = /^(Etc\/|UTC$|GMT$)/.test(zone) ? [] : tzlib_get_ical_block(zone);
  const component = block === '' ? null : ICAL.Component.fromString(block);
  const clock = component && new ICAL.Timezone({ component, tzid: String(component.getFirstPropertyValue('tzid')) });
  clocks.set(zone, clock);
  return clock;
}
