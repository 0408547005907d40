import type { Availability, Mode, SlotQuestion } from './availability';
import { bothWays, hoursOf, occupiedOf, type Way } from './hours';
import { DAY } from './local-days';
import { intersect, type Spans, subtract } from './spans';
import { repeatedMinutes, stretchesOf } from './zone-table';

/**
 * Every time at which both can begin to meet: the whole meeting is within hours that both give in one way to meet, and
 * neither is kept from it; for a meeting in person neither is within `travelMinutes` of it. A time that the clock of the
 * viewer shows twice is given once, at its first, so that the time on the clock says which is meant.
 *
 * @returns starts in minutes since 1970-01-01T00:00Z, ascending, on the step; empty: no time suits both.
 * @throws RangeError if there is no such zone or day, a step does not divide the day, or a length is below a minute.
 * Cost: rules, exceptions, busy and taken times of both (n log n), and the number of starts.
 */
export function commonSlots(q: SlotQuestion): readonly number[] {
  check(q);
  const [first = [], second] = waysIn(q).map((way) => startsWithin(commonTime(q, way), q));
  return second ? merged(first, second) : first;
}

function check({ minutes, step, travelMinutes }: SlotQuestion): void {
  if (!(Number.isInteger(minutes) && minutes >= 1)) throw new RangeError(`no meeting lasts ${minutes} minutes`);
  if (!(Number.isInteger(step) && step >= 1 && DAY % step === 0)) throw new RangeError(`a day is not cut by ${step}`);
  if (!(Number.isInteger(travelMinutes) && travelMinutes >= 0)) throw new RangeError(`no way takes ${travelMinutes}`);
}

/** Without hours for meeting in person alone, whoever can meet in person can meet online: one look will do. */
function waysIn({ a, b, mode }: SlotQuestion): readonly Way[] {
  if (mode !== 'any') return [mode];
  const inPerson = ({ rules }: Availability) => rules.some((rule) => rule.mode === 'in-person');
  return inPerson(a) || inPerson(b) ? bothWays : ['online'];
}

/** The ways that a mode leaves open. */
export const waysOf = (mode: Mode): readonly Way[] => (mode === 'any' ? bothWays : [mode]);
/** Free time needed before and after a meeting in this way. */
export const travelOf = ({ travelMinutes }: SlotQuestion, way: Way): number => (way === 'online' ? 0 : travelMinutes);

/** When both could be in a meeting, travel kept free where there is any. */
function commonTime(q: SlotQuestion, way: Way): Spans {
  const { a, b, window } = q;
  const hours = intersect(hoursOf(a, window, [way]), hoursOf(b, window, [way]));
  if (hours.length === 0) return hours;
  return subtract(intersect(hours, [window.from, window.to]), occupiedOf([a, b], window, travelOf(q, way)));
}

/** The starts on the step at which a whole meeting is within one of the spans. */
export function startsWithin(spans: Spans, { minutes, step, zone, window }: SlotQuestion): number[] {
  const starts: number[] = [];
  if (spans.length === 0) return starts;
  for (const stretch of stretchesOf(zone, window.from, window.to)) {
    const earliest = stretch.from + repeatedMinutes(zone, stretch);
    for (let at = 0; at < spans.length; at += 2) {
      const begin = Math.max(spans[at]!, earliest);
      const end = Math.min(spans[at + 1]! - minutes, stretch.to - 1);
      const onTheStep = Math.ceil((begin + stretch.ahead) / step) * step - stretch.ahead;
      for (let start = onTheStep; start <= end; start += step) starts.push(start);
    }
  }
  return starts;
}

const merged = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.length === 0 ? b : b.length === 0 ? a : [...new Set([...a, ...b])].sort((x, y) => x - y);
