import { dayNumber, dayText } from './local-days';

/** Days from the first to the last, both counted; YYYY-MM-DD. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

/** How often a pair means to meet. */
export interface Cadence {
  /** How many meetings in all; 1 or more. */
  readonly target: number;
  /** First and last day of the time in which they meet; `from` is not after `until`. */
  readonly from: string;
  readonly until: string;
  /** How many days a pair may be a meeting behind before anybody is told. */
  readonly graceDays: number;
  /** Days that do not count: the university is closed, the pair has paused. In any order; may overlap. */
  readonly off: readonly DayRange[];
}

/** What a pair has done, from what happened and not from who looked. Days, YYYY-MM-DD. */
export interface Evidence {
  /** Days of meetings that took place. */
  readonly held: readonly string[];
  /** Days of meetings that are agreed and still to come. */
  readonly agreed: readonly string[];
  /** The last day on which either did something together: offered times, said yes, met, wrote; null: never. */
  readonly lastSign: string | null;
}

export interface Standing {
  /** How many meetings were to be expected by now: 0 to `target`, not a whole number. */
  readonly expected: number;
  /** How many were held or are agreed, within the time in which they meet. */
  readonly done: number;
  /** A whole meeting fewer than expected, for longer than the grace. Never before they begin or after they end. */
  readonly behind: boolean;
  /** Neither has done anything for long and nothing is agreed, though meetings are left to hold. Never before they begin or after they end. */
  readonly quiet: boolean;
}

/** Nobody is called quiet in fewer days. */
const QUIET_DAYS = 21;

/**
 * Where a pair stands on a day. Days that do not count are left out of all of it: of what is expected by now, of the grace
 * and of the silence.
 *
 * @param day YYYY-MM-DD, on the calendar of the institution. @throws RangeError if a day is none. Cost: the ranges that do not
 * count (n log n), and the meetings.
 */
export function standing(cadence: Cadence, { held, agreed, lastSign }: Evidence, day: string): Standing {
  const { target, from, until, graceDays } = cadence;
  const off = rangesOf(cadence.off);
  const [begin, end, today] = [dayNumber(from), dayNumber(until) + 1, dayNumber(day)];
  const within = (one: string) => one >= from && one <= until;
  const done =
    held.filter((one) => within(one) && one <= day).length + agreed.filter((one) => within(one) && one >= day).length;
  const all = openDays(off, begin, end);
  const elapsed = openDays(off, begin, Math.min(Math.max(today, begin), end));
  const share = (days: number) => (all === 0 ? 0 : (target * days) / all);
  const running = today >= begin && today < end && done < target;
  const lastHeard = lastSign === null ? begin : Math.max(begin, Math.min(today, dayNumber(lastSign)));
  const silence = openDays(off, lastHeard, today);
  return {
    expected: share(elapsed),
    done,
    behind: running && share(elapsed - graceDays) - done >= 1,
    quiet: running && !agreed.some((one) => one >= day) && silence >= Math.max(QUIET_DAYS, (1.5 * all) / target),
  };
}

/**
 * About when the next meeting would keep them on their way: the day by which one more than they have done is to be expected, by
 * days that count. Null where nothing is left to hold, the time is over, or that day has passed: then any day will do.
 *
 * @param day as for `standing`. Cost: the days of their time, once.
 */
export function nextAbout(cadence: Cadence, evidence: Evidence, day: string): string | null {
  const { target, from, until } = cadence;
  const { done } = standing(cadence, evidence, day);
  if (done >= target || day > until) return null;
  const off = rangesOf(cadence.off);
  const [begin, end] = [dayNumber(from), dayNumber(until) + 1];
  const needed = ((done + 1) * openDays(off, begin, end)) / target;
  let open = 0;
  for (let one = begin; one < end; one += 1) {
    open += openDays(off, one, one + 1);
    if (open >= needed && open > 0) return one >= dayNumber(day) ? dayText(one) : null;
  }
  return null;
}

/** Whether it is one of these days. @param day YYYY-MM-DD. */
export const isOff = (off: readonly DayRange[], day: string): boolean =>
  off.some(({ from, until }) => day >= from && day <= until);

type Ranges = readonly (readonly [from: number, to: number])[];

/** In order and apart, as numbers of days; the second is the day after the last. */
function rangesOf(off: readonly DayRange[]): Ranges {
  const all: [number, number][] = [];
  for (const { from, until } of off.toSorted((x, y) => (x.from < y.from ? -1 : 1))) {
    const [begin, end] = [dayNumber(from), dayNumber(until) + 1];
    const last = all.at(-1);
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else if (begin < end) all.push([begin, end]);
  }
  return all;
}

/** How many days count from one to before the other; 0 if it is not later. */
function openDays(off: Ranges, from: number, to: number): number {
  const taken = off.map(([begin, end]) => Math.max(0, Math.min(end, to) - Math.max(begin, from)));
  return Math.max(0, to - from) - taken.reduce((sum, days) => sum + days, 0);
}
