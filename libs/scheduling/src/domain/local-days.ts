import type { Weekday } from './availability';

/** Minutes in a day of the calendar. */
export const DAY = 1440;
const DAY_MS = DAY * 60_000;

const numbers = new Map<string, number>();
/** More days than a century has; whoever asks about more only waits a little longer. */
const REMEMBERED = 40_000;

/** Days since 1970-01-01 of a day written YYYY-MM-DD. @throws RangeError if there is no such day. */
export function dayNumber(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(at) || dayText(at / DAY_MS) !== day) throw new RangeError(`no day: ${day}`);
  if (numbers.size < REMEMBERED) numbers.set(day, at / DAY_MS);
  return at / DAY_MS;
}

/** The other way round: YYYY-MM-DD. */
export const dayText = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Day 0 was a Thursday. */
export const weekdayOf = (number: number): Weekday => (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;

/** The first day, from this one on, that is such a weekday. */
export const nextWeekday = (number: number, weekday: Weekday): number =>
  number + ((weekday - weekdayOf(number) + 7) % 7);
