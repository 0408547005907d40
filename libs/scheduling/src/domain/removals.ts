import type { Availability, DayException, SlotQuestion, Span, Weekday, WeeklyRule } from './availability';
import { bothWays, daySpans, hoursOf, occupiedOf, type Way, weekHours, wholeDay } from './hours';
import { DAY, dayText, weekdayOf } from './local-days';
import { travelOf, waysOf } from './slots';
import { intersect, joined, measure, type Spans, subtract, union } from './spans';

export type Whose = 'a' | 'b';
export const otherOf = (whose: Whose): Whose => (whose === 'a' ? 'b' : 'a');

/** What takes time off. `rule`: they give no hours on such a weekday then, as whoever looks counts the days. */
export type Cause =
  | { readonly by: 'rule'; readonly of: Weekday }
  | { readonly by: 'exception'; readonly of: DayException }
  /** They give these hours, but for another way to meet. */
  | { readonly by: 'mode'; readonly of: WeeklyRule }
  /** `travel`: they are free, but so soon before or after this that they could not get there. */
  | { readonly by: 'busy' | 'taken' | 'travel'; readonly of: Span };

/** What takes time off that the other would have had, and how many minutes of it: 1 or more. */
export type Removal = Cause & { readonly whose: Whose; readonly minutes: number };

/**
 * What keeps one of the two from the times that the other gives and is free at. Each minute is counted once, for the first that
 * takes it: hours not given, a day out of the ordinary, the way to meet, meetings, busy times, travel. So the minutes of
 * all, and those that the two have in common, are together the minutes of the other.
 *
 * @returns most minutes first. Cost: times of both, by the number of days, exceptions, busy and taken times of the one.
 */
export function removalsBy(q: SlotQuestion, whose: Whose): Removal[] {
  const person = q[whose];
  const theirs = waysOf(q.mode).map((way) => ({ way, free: freeOf(q, otherOf(whose), way) }));
  const given = theirs.map(({ way, free }) => ({ way, free: intersect(free, hoursOf(person, q.window, [way])) }));
  const inCommon = given.map(({ way, free }) => subtract(free, occupiedOf([person], q.window, travelOf(q, way))));
  const found: Removal[] = [];
  let left = subtract(either(theirs.map(({ free }) => free)), either(inCommon));
  const hours = either(given.map(({ free }) => free));
  for (const [cause, spans] of causesOf(q, person, left, hours)) {
    const minutes = measure(intersect(left, spans));
    if (minutes === 0) continue;
    found.push({ ...cause, whose, minutes });
    left = subtract(left, spans);
  }
  return found.sort((x, y) => y.minutes - x.minutes);
}

/** When one of the two gives hours for a way to meet and nothing keeps them, within what is asked about. */
export const freeOf = (q: SlotQuestion, whose: Whose, way: Way): Spans =>
  subtract(
    intersect(hoursOf(q[whose], q.window, [way]), [q.window.from, q.window.to]),
    occupiedOf([q[whose]], q.window, travelOf(q, way)),
  );

export const either = (all: readonly Spans[]): Spans => all.reduce(union, []);

/** All that may take time off `left`, in the order in which it is held to account. `hours`: those they give that suit the other. */
function* causesOf(q: SlotQuestion, person: Availability, left: Spans, hours: Spans): Generator<[Cause, Spans]> {
  const { window } = q;
  const given = hoursOf(person, window, bothWays);
  const notGiven = subtract(left, union(given, weekHours(person.rules, window)));
  for (const [of, spans] of weekdaysIn(q)) yield [{ by: 'rule', of }, intersect(notGiven, spans)];
  for (const of of person.exceptions)
    if (of.kind === 'replace') yield [{ by: 'exception', of }, subtract(daySpans(of, window, wholeDay), given)];
  const otherWay = subtract(left, hours);
  for (const of of person.rules) yield [{ by: 'mode', of }, intersect(otherWay, weekHours([of], window))];
  const blocks = person.exceptions.filter(({ kind }) => kind === 'block');
  for (const of of blocks) yield [{ by: 'exception', of }, joined(daySpans(of, window))];
  for (const by of ['taken', 'busy'] as const) for (const of of person[by]) yield [{ by, of }, spansOf(of)];
  for (const of of [...person.taken, ...person.busy, ...blocks.flatMap((one) => asSpans(daySpans(one, window)))])
    yield [{ by: 'travel', of }, spansOf(of, q.travelMinutes)];
}

const spansOf = ({ from, to }: Span, around = 0): Spans => (from < to ? [from - around, to + around] : []);
const asSpans = (pairs: readonly number[]): Span[] =>
  pairs.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: pairs[at + 1]! }] : []));

/** The days of what is asked about, Mondays together and so on, on the calendar of whoever looks. */
function weekdaysIn({ window, zone }: SlotQuestion): Map<Weekday, Spans> {
  const days = new Map<Weekday, number[]>();
  for (let day = Math.floor(window.from / DAY) - 1; day <= Math.floor(window.to / DAY) + 1; day += 1) {
    const ofThatName = days.get(weekdayOf(day)) ?? [];
    ofThatName.push(...daySpans({ day: dayText(day), zone, kind: 'extra', ...wholeDay }, window));
    days.set(weekdayOf(day), ofThatName);
  }
  return new Map([...days].map(([weekday, pairs]) => [weekday, joined(pairs)]));
}
