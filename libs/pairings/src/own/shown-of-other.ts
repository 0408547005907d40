import { type Permitted, permittedNow, type Person } from '@footing/consent';
import { shareableAnswers } from '@footing/people';
import type { EntityManager } from 'typeorm';

/** Whose page it is, and of which pairing. */
interface Shown {
  readonly other: Person;
  readonly studentId: string;
  readonly roundId: string;
}

/** One thing that somebody shows, with the yes that it rests on. */
export interface ShownThing {
  readonly words: string;
  readonly value: string;
  readonly restsOn: Permitted;
}

/**
 * What somebody shows to the person they are matched with, as far as they allow it at this moment; never an address where
 * the student may not be written to directly. Whoever sends it on passes the fence with what it rests on. Under purpose `own`.
 */
export async function shownOf(
  tx: EntityManager,
  institutionId: string,
  { other, studentId, roundId }: Shown,
): Promise<ShownThing[]> {
  const permitted = await permittedNow(tx, { institutionId }, 'sharing.mentor', [other.id]);
  const allowed = new Map(permitted.map((one) => [one.item, one]));
  if (allowed.size === 0) return [];
  const [contact] = await tx.query<{ may: boolean }[]>('select consent.may_contact($1) as may', [studentId]);
  if (!contact?.may) allowed.delete('field:email');
  const all = await shareableAnswers(tx, institutionId, other, roundId);
  return all.flatMap(({ key, words, value }) => {
    const restsOn = allowed.get(`field:${key}`);
    return restsOn ? [{ words, value, restsOn }] : [];
  });
}
