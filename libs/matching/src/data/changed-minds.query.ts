import type { EntityManager } from 'typeorm';

interface Key {
  readonly institutionId: string;
  readonly id: string;
}

/** Somebody on whose word a draft was made, who does not stand by it any more. */
export interface Changed {
  readonly subjectId: string;
  /** Whether it is being matched at all. */
  readonly core: boolean;
}

/** Whose word a draft was made on has changed since, is being taken back, or is over. @returns each person once, by id. */
export function changedIn(tx: EntityManager, { institutionId, id }: Key): Promise<Changed[]> {
  return tx.query<Changed[]>(
    `select u.subject_id as "subjectId", bool_or(u.purpose = 'matching.core') as core from draft_use u
     where u.institution_id = $1 and u.draft_id = $2 and not exists (
       select from consent.state s where s.institution_id = u.institution_id and s.subject_id = u.subject_id
         and s.purpose = u.purpose and s.item = u.item and s.epoch = u.epoch and s.permitted
         and (s.valid_until is null or s.valid_until > clock_timestamp())
         and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
           and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item))
     group by u.subject_id order by u.subject_id`,
    [institutionId, id],
  );
}

/** From here on nothing of a draft stands on what these people shared, nor, of those who want no part in it, on anything. */
export async function forgetUsesOf(tx: EntityManager, { institutionId, id }: Key, changed: readonly Changed[]) {
  if (changed.length === 0) return;
  const idsOf = (some: readonly Changed[]) => some.map(({ subjectId }) => subjectId);
  await tx.query(
    `delete from draft_use where institution_id = $1 and draft_id = $2 and subject_id = any ($3::uuid[])
       and (purpose <> 'matching.core' or subject_id = any ($4::uuid[]))`,
    [institutionId, id, idsOf(changed), idsOf(changed.filter(({ core }) => core))],
  );
}
