import { primaryGroups } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { Draft } from './draft.entity';

/** A student of a draft with the groups they are counted in, and whether the draft gave them a mentor when it was made. */
export interface Grouped {
  readonly applicationId: string;
  /** Null where no school is known. */
  readonly school: string | null;
  /** The priority group they count for; null: none. */
  readonly group: string | null;
  readonly hadMentor: boolean;
}

/** Everybody in a draft, as it was made: what was decided since is left aside. */
export async function groupedIn(
  tx: EntityManager,
  { institutionId, id, roundId }: Pick<Draft, 'institutionId' | 'id' | 'roundId'>,
): Promise<Grouped[]> {
  const rows = await tx.query<Omit<Grouped, 'group'>[]>(
    `with now as (
       select application_id, true as had from draft_pair where institution_id = $1 and draft_id = $2
       union all select application_id, false from draft_unmatched where institution_id = $1 and draft_id = $2),
     first as (
       select distinct on (t.id) t.id::uuid as application_id,
         exists (select from jsonb_array_elements(d.before->'pairs') p where p->>'applicationId' = t.id) as had
       from decision d cross join lateral jsonb_array_elements_text(d.before->'touches') t(id)
       where d.institution_id = $1 and d.draft_id = $2 order by t.id, d.revision)
     select n.application_id as "applicationId", c.name as school, coalesce(f.had, n.had) as "hadMentor"
     from now n left join first f on f.application_id = n.application_id
       join application a on a.institution_id = $1 and a.id = n.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       left join school c on c.institution_id = s.institution_id and c.id = s.school_id
     order by n.application_id`,
    [institutionId, id],
  );
  const groupOf = await primaryGroups(tx, { institutionId, roundId });
  const names = await tx.query<{ id: string; name: string }[]>(
    'select id, name from priority_group where institution_id = $1',
    [institutionId],
  );
  const nameOf = new Map(names.map(({ id: groupId, name }) => [groupId, name]));
  return rows.map((row) => ({ ...row, group: nameOf.get(groupOf.get(row.applicationId) ?? '') ?? null }));
}
