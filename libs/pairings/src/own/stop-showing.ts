import type { Person } from '@footing/consent';
import type { Actor, Purpose } from '@footing/kernel';
import type { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { shownOf } from './shown-of-other';

/** A stop as it was recorded. */
interface Stop {
  readonly person: Person;
  readonly purpose: Purpose;
  readonly item: string;
  readonly epoch: number;
}

interface Partnership {
  readonly studentId: string;
  readonly roundId: string;
}

/**
 * Sees for itself that the page of nobody whom they were matched with shows what was stopped: it asks as that page does, and
 * does not confirm while there is an answer. Where its owner said yes again since, that is theirs to do. Mail that rests on it
 * and waits is dropped.
 *
 * @returns `found` and `dropped`: letters; `looked`: pairings whose page was asked; `shown`: always 0. @throws where it is still shown.
 */
export async function stopShowing(
  tx: EntityManager,
  mail: Mail,
  actor: Actor,
  { person, ...what }: Stop,
): Promise<{ found: number; dropped: number; looked: number; shown: number }> {
  const { institutionId } = actor;
  const dropped = await mail.stop(tx, actor, { subjectId: person.id, ...what });
  const all = await partnershipsOf(tx, institutionId, person);
  const [again] = await tx.query<unknown[]>(
    `select from consent.state where institution_id = $1 and subject_id = $2 and purpose = $3 and item = $4 and permitted`,
    [institutionId, person.id, what.purpose, what.item],
  );
  const asked = all.map((partnership) => ({ ...partnership, personId: person.id }));
  const shown = await shownOf(tx, institutionId, person.kind, asked);
  if (!again && shown.flat().some(({ restsOn }) => restsOn.item === what.item))
    throw new Error(`${what.item} of ${person.kind} ${person.id} is still shown`);
  return { found: dropped, dropped, looked: all.length, shown: 0 };
}

const partnershipsOf = (tx: EntityManager, institutionId: string, { kind, id }: Person): Promise<Partnership[]> =>
  tx.query<Partnership[]>(
    `select distinct a.student_id as "studentId", p.round_id as "roundId" from pairing p
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
     where p.institution_id = $1 and case $2 when 'student' then a.student_id else o.mentor_id end = $3`,
    [institutionId, kind, id],
  );
