import type { PersonTimes } from '../data/availability.query';
import type { MeetingRow } from '../data/meeting.query';
import { ticksOf } from '../data/tick.query';
import { commonSlots } from '../domain/slots';
import { minuteOf } from './agreed-time';
import { STEP_OF_CLOCK } from './arranging';
import type { Own } from './own-meetings';

/** Which of the times offered to a group suit whom. */
export interface TimesTicked {
  /** How many of its students have answered, and how many there are. */
  readonly answered: number;
  readonly asked: number;
  /** By number of the time: how many students can come, and for their mentor alone who. */
  readonly suits: ReadonlyMap<number, { readonly count: number; readonly names: readonly string[] }>;
  /** Numbers of the times that suit most students, ascending; empty: none suits anybody yet. */
  readonly best: readonly number[];
  /** What the asker has answered; null: nothing yet, or they are not asked. */
  readonly mine: readonly number[] | null;
  /** Numbers of times that are within the hours that the asker gave and free, for them to begin with. */
  readonly likely: readonly number[];
  /** Whether the asker can answer. */
  readonly mayTick: boolean;
}

/** Null where nothing is offered to a group. @param times of its people, around the times that are offered. */
export async function timesTicked(
  { tx, here, self }: Own,
  row: MeetingRow,
  times: readonly PersonTimes[],
): Promise<TimesTicked | null> {
  if (row.kind !== 'group' || row.status !== 'proposed') return null;
  const ticks = await ticksOf(tx, here, row);
  const names = new Map(row.people.map(({ id, firstName }) => [id, firstName]));
  const suits = new Map(
    row.options.map(({ number }) => {
      const can = ticks.filter(({ numbers }) => numbers.includes(number));
      const who = self.kind === 'mentor' ? can.map(({ personId }) => names.get(personId) ?? '') : [];
      return [number, { count: can.length, names: who.toSorted() }] as const;
    }),
  );
  const most = Math.max(0, ...[...suits.values()].map(({ count }) => count));
  return {
    ...{ answered: ticks.length, asked: row.people.filter(({ kind }) => kind === 'student').length, suits },
    best: most === 0 ? [] : [...suits].flatMap(([number, { count }]) => (count === most ? [number] : [])),
    mine: ticks.find(({ personId }) => personId === self.id)?.numbers ?? null,
    likely: likelyFor(row, times.find(({ person }) => person.id === self.id) ?? null),
    mayTick: mayTick(row, self),
  };
}

/** Whoever offers the times has said already that they suit. */
export const mayTick = (row: Pick<MeetingRow, 'kind' | 'status' | 'askedBy'>, self: Own['self']): boolean =>
  row.kind === 'group' && row.status === 'proposed' && self.kind === 'student' && row.askedBy !== self.id;

function likelyFor({ options, minutes, mode }: MeetingRow, times: PersonTimes | null): number[] {
  if (!times) return [];
  const { availability, zone, travelMinutes } = times;
  return options.flatMap(({ number, startsAt }) => {
    const start = minuteOf(startsAt);
    const window = { from: start, to: start + minutes };
    const looked = { minutes, step: STEP_OF_CLOCK, zone, mode, travelMinutes: mode === 'online' ? 0 : travelMinutes };
    return commonSlots({ a: availability, b: availability, window, ...looked }).includes(start) ? [number] : [];
  });
}
