import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';

/** Another tier for everybody of a priority group; null: none by that group. */
export interface TriedTier {
  readonly groupId: string;
  readonly tier: number | null;
}

/** A student's tier as the round has it, and as it would be; null: none. */
export interface TierTurned {
  readonly applicationId: string;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * Everybody of a round with the tier they have and the one they would have if these groups came elsewhere: the best of what
 * the records office vouches for and what their groups give them. Read for matching; nothing is changed.
 */
export function tiersIf(
  tx: EntityManager,
  { institutionId, roundId }: { readonly institutionId: string; readonly roundId: string },
  tried: readonly TriedTier[],
): Promise<TierTurned[]> {
  return underPurpose(tx, 'matching.core', () =>
    tx.query<TierTurned[]>(
      `select a.id as "applicationId", least(a.sealed_tier, min(s.tier), min(t.tier)) as before,
         least(a.sealed_tier, min(s.tier), min(case when x.id is null then t.tier else x.tier end)) as after
       from application a
         join round r on r.institution_id = a.institution_id and r.id = a.round_id
         join student p on p.institution_id = a.institution_id and p.id = a.student_id
         left join signed_off_tier s on s.institution_id = a.institution_id and s.round_id = a.round_id
           and lower(s.student) = lower(p.university_id) and s.valid_until >= r.match_by
         left join priority_group_member m on m.institution_id = a.institution_id and m.student_id = a.student_id
         left join round_tier t on t.institution_id = a.institution_id and t.round_id = a.round_id
           and t.priority_group_id = m.priority_group_id
         left join unnest($3::uuid[], $4::int[]) as x (id, tier) on x.id = m.priority_group_id
       where a.institution_id = $1 and a.round_id = $2 group by a.id, a.sealed_tier`,
      [institutionId, roundId, tried.map(({ groupId }) => groupId), tried.map(({ tier }) => tier)],
    ),
  );
}

/** The priority groups with how many students of the round are in each, and the tier the round gives them; by tier and name. */
export function groupsInRound(
  tx: EntityManager,
  { institutionId, roundId }: { readonly institutionId: string; readonly roundId: string },
): Promise<{ id: string; name: string; tier: number | null; students: number }[]> {
  return tx.query(
    `select g.id, g.name, t.tier, count(a.id)::int as students from priority_group g
       left join round_tier t on t.institution_id = g.institution_id and t.round_id = $2 and t.priority_group_id = g.id
       left join priority_group_member m on m.institution_id = g.institution_id and m.priority_group_id = g.id
       left join application a on a.institution_id = m.institution_id and a.student_id = m.student_id and a.round_id = $2
     where g.institution_id = $1 group by g.id, g.name, t.tier order by t.tier nulls last, lower(g.name), g.id`,
    [institutionId, roundId],
  );
}
