import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import { dayHere, minuteOf } from '../booking/agreed-time';
import { timesOfPeople } from '../data/availability.query';
import type { PairOnBoard } from '../data/cadence.query';
import { overlapMinutes } from '../domain/weekly-overlap';

/** Minutes of a usual week that the two of each pairing both give, by pairing; none for those of whom one has given no hours. */
export async function minutesTogether(
  tx: EntityManager,
  here: string,
  pairs: readonly PairOnBoard[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const people = new Map<string, Person>(
    pairs.flatMap(({ studentId, mentorId }) => [
      [studentId, { kind: 'student', id: studentId } as const],
      [mentorId, { kind: 'mentor', id: mentorId } as const],
    ]),
  );
  const [today, now] = [dayHere(at), minuteOf(at)];
  const times = await timesOfPeople(tx, here, [...people.values()], { window: { from: now, to: now }, today, at });
  const byId = new Map(times.map(({ person, availability }) => [person.id, availability]));
  return new Map(
    pairs.flatMap(({ pairingId, studentId, mentorId }) => {
      const [a, b] = [byId.get(studentId), byId.get(mentorId)];
      const hasSaid = a && b && a.rules.length > 0 && b.rules.length > 0;
      return hasSaid ? [[pairingId, overlapMinutes(a, b, today)] as const] : [];
    }),
  );
}
