import { type Permitted, permittedNow, type Person } from '@footing/consent';
import { shareableAnswers } from '@footing/people';
import type { EntityManager } from 'typeorm';

/** Whose page it is, and of which pairing. */
export interface Shown {
  readonly personId: string;
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
 * What these people show to whom they are matched with, as far as they allow it at this moment; never an address where
 * the student may not be written to directly. Whoever sends it on passes the fence with what it rests on. Under purpose `own`.
 * @returns as many lists as were asked for, in their order. Cost: the same few statements however many there are.
 */
export async function shownOf(
  tx: EntityManager,
  institutionId: string,
  kind: Person['kind'],
  asked: readonly Shown[],
): Promise<ShownThing[][]> {
  const ids = [...new Set(asked.map(({ personId }) => personId))];
  const permitted = await permittedNow(tx, { institutionId }, 'sharing.mentor', ids);
  if (permitted.length === 0) return asked.map(() => []);
  const allowed = new Map(permitted.map((one) => [`${one.subjectId} ${one.item}`, one]));
  const mayWrite = await reachable(
    tx,
    asked.map(({ studentId }) => studentId),
  );
  const said = await shareableAnswers(tx, institutionId, kind, asked);
  return asked.map(({ personId, studentId }, at) =>
    (said[at] ?? []).flatMap(({ key, words, value }) => {
      const restsOn = allowed.get(`${personId} field:${key}`);
      return restsOn && (key !== 'email' || mayWrite.has(studentId)) ? [{ words, value, restsOn }] : [];
    }),
  );
}

/** Those of these students who may be written to directly. */
async function reachable(tx: EntityManager, studentIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(
    'select id from unnest($1::uuid[]) as asked (id) where consent.may_contact(id)',
    [[...new Set(studentIds)]],
  );
  return new Set(rows.map(({ id }) => id));
}
