import type { EntityManager } from 'typeorm';
import type { RoundSizes } from '../domain/choices';

/**
 * The one priority group that each student of a round counts for where groups are compared: of the student's groups the
 * one with the best tier, then those without a tier; of two with one tier the first by name. Keyed by application; a
 * student in no group is not here. Ids alone: what a group is called stays here.
 */
export async function primaryGroups(
  tx: EntityManager,
  { institutionId, roundId }: { readonly institutionId: string; readonly roundId: string },
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; groupId: string }[]>(
    `select distinct on (a.id) a.id, g.id as "groupId" from application a
       join priority_group_member m on m.institution_id = a.institution_id and m.student_id = a.student_id
       join priority_group g on g.institution_id = m.institution_id and g.id = m.priority_group_id
       left join round_tier t on t.institution_id = a.institution_id and t.round_id = a.round_id
         and t.priority_group_id = g.id
     where a.institution_id = $1 and a.round_id = $2 order by a.id, t.tier nulls last, lower(g.name), g.id`,
    [institutionId, roundId],
  );
  return new Map(rows.map(({ id, groupId }) => [id, groupId]));
}

/** How many students and places a round has, and how many students count for each group. */
export async function sizesOfRound(
  tx: EntityManager,
  of: { readonly institutionId: string; readonly roundId: string },
): Promise<RoundSizes> {
  const studentsOfGroup = new Map<string, number>();
  for (const groupId of (await primaryGroups(tx, of)).values())
    studentsOfGroup.set(groupId, (studentsOfGroup.get(groupId) ?? 0) + 1);
  const [sizes] = await tx.query<{ students: number; places: number }[]>(
    `select (select count(*)::int from application where institution_id = $1 and round_id = $2) as students,
       (select coalesce(sum(places), 0)::int from offer where institution_id = $1 and round_id = $2) as places`,
    [of.institutionId, of.roundId],
  );
  return { studentsOfGroup, students: sizes?.students ?? 0, places: sizes?.places ?? 0 };
}
