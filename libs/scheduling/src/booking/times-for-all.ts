import type { Person } from '@footing/consent';
import type { PersonTimes } from '../data/availability.query';
import type { Mode, Span } from '../domain/availability';
import { commonSlots } from '../domain/slots';
import { toLocal, toUtc } from '../domain/zones';

/** A time at which people could meet, and which of them could. */
export interface TimeForAll {
  /** Minutes since 1970-01-01T00:00Z. */
  readonly start: number;
  readonly people: readonly Person[];
}

/** What is looked for. */
export interface Looking {
  readonly window: Span;
  readonly minutes: number;
  readonly mode: Mode;
  readonly step: number;
  readonly zone: string;
}

/** How long the longest of them is on the road, where they meet in person. */
export const travelOf = (times: readonly PersonTimes[], mode: Mode): number =>
  mode === 'online' ? 0 : Math.max(0, ...times.map(({ travelMinutes }) => travelMinutes));

/**
 * Times at which the first and at least one of the others could meet; those that suit most come first, then the earliest.
 * @param times the one without whom there is no meeting comes first.
 */
export function timesForAll(times: readonly PersonTimes[], looking: Looking): TimeForAll[] {
  const [host, ...others] = times;
  if (!host) return [];
  const travelMinutes = travelOf(times, looking.mode);
  const suits = new Map<number, Person[]>();
  for (const { availability, person } of others)
    for (const start of commonSlots({ a: host.availability, b: availability, ...looking, travelMinutes }))
      suits.set(start, [...(suits.get(start) ?? [host.person]), person]);
  return [...suits]
    .filter(([start]) => toUtc(toLocal(start, looking.zone), looking.zone) === start)
    .map(([start, people]) => ({ start, people }))
    .sort((one, other) => other.people.length - one.people.length || one.start - other.start);
}
