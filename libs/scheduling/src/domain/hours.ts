import type { Availability, DayException, Mode, Span, WeeklyRule } from './availability';
import { DAY, dayNumber, nextWeekday } from './local-days';
import { joined, type Spans, subtract, union } from './spans';
import { type Stretch, stretchesOf } from './zone-table';

/** A way to meet. */
export type Way = Exclude<Mode, 'any'>;
export const bothWays: readonly Way[] = ['online', 'in-person'];

/**
 * The hours that a person gives, in one of these ways, before anything is taken off for what keeps them: those of the week, but
 * on replaced days those of the day, and extra hours. A minute is in them if the clock of the rule's zone shows so: what the
 * clock skips is not there, and what it shows twice is there twice.
 */
export function hoursOf(person: Availability, window: Span, ways: readonly Way[]): Spans {
  const ofTheWeek = weekHours(person.rules, window, ways);
  const { exceptions } = person;
  if (exceptions.length === 0) return ofTheWeek;
  const replaced = exceptions.filter(({ kind }) => kind === 'replace');
  const usual = subtract(ofTheWeek, joined(replaced.flatMap((one) => daySpans(one, window, wholeDay))));
  const added = exceptions.filter(
    ({ kind, fromMinute }) => kind === 'extra' || (kind === 'replace' && fromMinute !== null),
  );
  return union(usual, joined(added.flatMap((one) => daySpans(one, window))));
}

/** The hours of these rules that suit one of these ways, whatever their mode if `ways` is left out; they may reach beyond the window. */
export function weekHours(rules: readonly WeeklyRule[], window: Span, ways?: readonly Way[]): Spans {
  const pairs: number[] = [];
  for (const rule of rules) if (!ways || suits(rule.mode, ways)) ruleHours(rule, window, pairs);
  return joined(pairs);
}

const suits = (mode: Mode, ways: readonly Way[]) => mode === 'any' || ways.includes(mode);

/** What keeps any of these people from meeting, with so much free time before and after each of it. */
export function occupiedOf(people: readonly Availability[], window: Span, travel: number): Spans {
  const pairs: number[] = [];
  for (const one of people) addOccupied(one, window, travel, pairs);
  return joined(pairs);
}

function addOccupied({ busy, taken, exceptions }: Availability, window: Span, travel: number, pairs: number[]): void {
  const add = (from: number, to: number) => {
    if (to > window.from - travel && from < window.to + travel) pairs.push(from - travel, to + travel);
  };
  for (const { from, to } of busy) if (from < to) add(from, to);
  for (const { from, to } of taken) if (from < to) add(from, to);
  for (const one of exceptions) {
    if (one.kind !== 'block') continue;
    const spans = daySpans(one, window);
    for (let at = 0; at < spans.length; at += 2) add(spans[at]!, spans[at + 1]!);
  }
}

/** A day from its first minute to its last. */
export const wholeDay = { fromMinute: 0, toMinute: DAY } as const;

/** The hours of one day out of the ordinary; other hours of it where they are given. Empty where the day is far from the window. */
export function daySpans(
  one: DayException,
  window: Span,
  hours: Pick<DayException, 'fromMinute' | 'toMinute'> = one,
): number[] {
  const start = dayNumber(one.day) * DAY;
  if (start + 3 * DAY < window.from || start - 2 * DAY > window.to) return [];
  const pairs: number[] = [];
  const clocks = stretchesOf(one.zone, start - DAY, start + 2 * DAY);
  addLocal(clocks, start + (hours.fromMinute ?? 0), start + (hours.toMinute ?? DAY), pairs);
  return pairs;
}

/** Adds every occurrence of a rule that touches the window. */
function ruleHours(rule: WeeklyRule, window: Span, pairs: number[]): void {
  // A clock is never a day off: a day more to either side misses nothing.
  const [from, to] = [window.from - 2 * DAY, window.to + 2 * DAY];
  const clocks = stretchesOf(rule.zone, from, to);
  const first = Math.max(dayNumber(rule.from), Math.floor(window.from / DAY) - 1);
  const last = Math.min(rule.until === null ? Infinity : dayNumber(rule.until), Math.floor(window.to / DAY) + 1);
  for (let day = nextWeekday(first, rule.weekday); day <= last; day += 7)
    addLocal(clocks, day * DAY + rule.fromMinute, day * DAY + rule.toMinute, pairs);
}

/** Adds the instants at which the clock shows a time from the first to before the second. */
function addLocal(clocks: readonly Stretch[], from: number, to: number, pairs: number[]): void {
  for (const stretch of clocks) {
    const begin = Math.max(from - stretch.ahead, stretch.from);
    const end = Math.min(to - stretch.ahead, stretch.to);
    if (begin < end) pairs.push(begin, end);
  }
}
