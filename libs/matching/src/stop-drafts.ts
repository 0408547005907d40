import type { Person } from '@footing/consent';
import type { Actor, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { takeOutChanged } from './data/closing.query';

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
 * Takes somebody out of every draft that was made with what they have stopped sharing. Done twice it does no harm.
 * @returns `found`: drafts they were taken out of.
 */
export async function stopDrafts(tx: EntityManager, { institutionId }: Here, { person, purpose, item, epoch }: Stop) {
  const values = [institutionId, person.id, purpose, item, epoch];
  const made = await tx.query<{ id: string }[]>(`${MADE_WITH} order by id`, values);
  for (const { id } of made) await takeOutChanged(tx, { institutionId, id });
  return { found: made.length };
}

const PARTS = `
  select id from application where institution_id = $1 and student_id = $2
  union all select id from offer where institution_id = $1 and mentor_id = $2`;

/**
 * Takes somebody who does not want to be matched any more out of every draft, but for what was published: a mentor or student
 * whom they have already stays theirs. Done twice it does no harm.
 * @returns `found`: drafts they were taken out of; `suggestions`: suggestions and chances taken out of them.
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
  for (const { id } of made) suggestions += await takeOutChanged(tx, { institutionId, id });
  // Shortlists are suggestions too; picks, short calls and what was said of them go with them.
  await tx.query(
    `delete from introduction_list where institution_id = $1 and (application_id in (${PARTS}) or offer_id in (${PARTS}))`,
    [institutionId, person.id],
  );
  return { found: made.length, suggestions };
}
