import type { Span } from '../domain/availability';
import { DAY, dayNumber, dayText } from '../domain/local-days';
import { toUtc } from '../domain/zones';

/** From when to when a round's people meet, YYYY-MM-DD, both days included. */
export interface RoundDays {
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
}

/** YYYY-MM-DD of minutes on a wall clock. */
export const dayOfMinute = (localMinute: number): string => dayText(Math.floor(localMinute / DAY));

/**
 * What remains of a round's days on the clock of a zone, at most so many days from now; null where nothing does.
 * @param now minutes since 1970-01-01T00:00Z.
 */
export function windowOf(
  { meetingsStart, meetingsEnd }: RoundDays,
  { now, days, zone }: { readonly now: number; readonly days: number; readonly zone: string },
): Span | null {
  const from = Math.max(now + 1, toUtc(dayNumber(meetingsStart) * DAY, zone));
  const to = Math.min(from + days * DAY, toUtc((dayNumber(meetingsEnd) + 1) * DAY, zone));
  return from < to ? { from, to } : null;
}
