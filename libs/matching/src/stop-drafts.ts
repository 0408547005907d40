import type { Person } from '@footing/consent';
import type { Actor, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { closeDraft } from './data/closing.query';

/** A stop as it was recorded. */
interface Stop {
  readonly person: Person;
  readonly purpose: Purpose;
  readonly item: string;
  readonly epoch: number;
}
type Here = Pick<Actor, 'institutionId'>;

const MADE_WITH = `
  select draft_id as id from draft_use
  where institution_id = $1 and subject_id = $2 and purpose = $3 and item = $4 and epoch < $5`;

/**
 * Closes every draft that was made with what somebody has stopped sharing. Done twice it does no harm.
 * @returns `found`: drafts closed.
 */
export async function stopDrafts(tx: EntityManager, { institutionId }: Here, { person, purpose, item, epoch }: Stop) {
  const values = [institutionId, person.id, purpose, item, epoch];
  const made = await tx.query<{ id: string }[]>(`${MADE_WITH} order by id`, values);
  for (const { id } of made) await closeDraft(tx, { institutionId, id });
  return { found: made.length };
}

const PARTS = `
  select id from application where institution_id = $1 and student_id = $2
  union all select id from offer where institution_id = $1 and mentor_id = $2`;

/**
 * Closes every draft that somebody was part of who does not want to be matched any more, and takes out of it what was not
 * published. A mentor or student whom they have already stays theirs. Done twice it does no harm.
 * @returns `found`: drafts closed; `suggestions`: suggestions and chances taken out of them.
 */
export async function stopCoreDrafts(tx: EntityManager, { institutionId }: Here, stop: Stop) {
  const { person, purpose, item, epoch } = stop;
  const made = await tx.query<{ id: string }[]>(
    `${MADE_WITH}
     union select draft_id from draft_pair
       where institution_id = $1 and review <> 'published' and (application_id in (${PARTS}) or offer_id in (${PARTS}))
     union select draft_id from draft_unmatched where institution_id = $1 and application_id in (${PARTS}) order by id`,
    [institutionId, person.id, purpose, item, epoch],
  );
  let suggestions = 0;
  for (const { id } of made) suggestions += await closeDraft(tx, { institutionId, id });
  await tx.query(
    'delete from draft_use where institution_id = $1 and subject_id = $2 and purpose = $3 and item = $4 and epoch < $5',
    [institutionId, person.id, purpose, item, epoch],
  );
  return { found: made.length, suggestions };
}
