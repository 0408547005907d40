import { type Person, permittedNow } from '@footing/consent';
import { shareableAnswers } from '@footing/people';
import type { EntityManager } from 'typeorm';

/** Whose page it is, and of which pairing. */
interface Shown {
  readonly other: Person;
  readonly studentId: string;
  readonly roundId: string;
}

/**
 * What somebody shows to the person they are matched with, as far as they allow it at this moment; never an address where
 * the student may not be written to directly. Under purpose `own`.
 */
export async function shownOf(tx: EntityManager, institutionId: string, { other, studentId, roundId }: Shown) {
  const permitted = await permittedNow(tx, { institutionId }, 'sharing.mentor', [other.id]);
  const allowed = new Set(permitted.map(({ item }) => item));
  if (allowed.size === 0) return [];
  const [contact] = await tx.query<{ may: boolean }[]>('select consent.may_contact($1) as may', [studentId]);
  if (!contact?.may) allowed.delete('field:email');
  const all = await shareableAnswers(tx, institutionId, other, roundId);
  return all.filter(({ key }) => allowed.has(`field:${key}`)).map(({ words, value }) => ({ words, value }));
}
