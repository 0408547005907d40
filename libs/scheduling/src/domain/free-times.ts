import type { Availability, Mode, Span } from './availability';
import { hoursOf, occupiedOf } from './hours';
import { intersect, type Spans, subtract } from './spans';

/** A time at which somebody can meet, and how: minutes UTC. */
export interface FreeTime extends Span {
  readonly mode: Mode;
}

/** Shorter than this is no time to meet in. */
const LEAST_MINUTES = 15;

/**
 * When one person can meet within a window, as others are offered it: their hours, less what keeps them.
 * @param travelMinutes free before and after a meeting in person. @returns by time, apart from each other; empty: never.
 */
export function freeTimes(person: Availability, window: Span, travelMinutes: number): FreeTime[] {
  const free = (way: 'online' | 'in-person', travel: number) => {
    const left = subtract(hoursOf(person, window, [way]), occupiedOf([person], window, travel));
    return intersect(left, [window.from, window.to]);
  };
  const [online, inPerson] = [free('online', 0), free('in-person', travelMinutes)];
  const all = [
    ...told(intersect(online, inPerson), 'any'),
    ...told(subtract(online, inPerson), 'online'),
    ...told(subtract(inPerson, online), 'in-person'),
  ];
  return all.sort((one, other) => one.from - other.from);
}

function told(spans: Spans, mode: Mode): FreeTime[] {
  const found: FreeTime[] = [];
  for (let at = 0; at + 1 < spans.length; at += 2) {
    const [from = 0, to = 0] = [spans[at], spans[at + 1]];
    if (to - from >= LEAST_MINUTES) found.push({ from, to, mode });
  }
  return found;
}
