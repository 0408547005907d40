import type { GivenException, OwnAvailability } from '@footing/scheduling';
import { clockTime } from './clock-times';

const DAY_MS = 86_400_000;
const short = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** "Tuesday 3 November". @param day YYYY-MM-DD. */
export const dayName = (day: string): string => short.format(new Date(day)).replace(',', '');

/** "Tuesday 3 November", or "Monday 21 December to Sunday 3 January". */
export const daysName = (first: string, last: string): string =>
  first === last ? dayName(first) : `${dayName(first)} to ${dayName(last)}`;

type Hours = Pick<GivenException, 'kind' | 'fromMinute' | 'toMinute'>;

/** What is different on a day. */
export function differenceInWords({ kind, fromMinute, toMinute }: Hours): string {
  const hours = fromMinute === null || toMinute === null ? '' : `${clockTime(fromMinute)} to ${clockTime(toMinute)}`;
  if (kind === 'block') return hours ? `I cannot meet from ${hours}` : 'I cannot meet';
  return kind === 'replace' ? `Only ${hours}` : `Also ${hours}`;
}

/** Days in a row on which the same is different. */
export interface DaysTogether extends Hours {
  readonly first: string;
  readonly last: string;
  readonly ids: readonly string[];
}

/** Days one after another with the same difference, told as one, by day. @param all by day. */
export function together(all: OwnAvailability['exceptions']): DaysTogether[] {
  const found: DaysTogether[] = [];
  for (const { id, day, ...what } of all) {
    const before = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
    const at = found.findIndex((one) => one.last === before && isSame(one, what));
    const one = found[at];
    if (one) found[at] = { ...one, last: day, ids: [...one.ids, id] };
    else found.push({ ...what, first: day, last: day, ids: [id] });
  }
  return found;
}

const isSame = (one: Hours, other: Hours): boolean =>
  one.kind === other.kind && one.fromMinute === other.fromMinute && one.toMinute === other.toMinute;
