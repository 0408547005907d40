import type { Coverage } from '@footing/identity';
import { reachSql, reachValues } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { toldTier, type ToldTier } from '../domain/told-tier';

/** How often one student had a mentor when the lottery was drawn again and again. */
export interface ChanceOfStudent {
  readonly applicationId: string;
  readonly name: string;
  readonly tier: ToldTier;
  /** In so many of `draws` draws. */
  readonly served: number;
  readonly draws: number;
  /** Whether the draft itself gives them a mentor. */
  readonly matched: boolean;
}

/** Of the students within reach, by tier, then name. */
export async function chancesIn(
  tx: EntityManager,
  institutionId: string,
  studyId: string,
  reach: Coverage,
): Promise<ChanceOfStudent[]> {
  const chances = await tx.query<(ChanceOfStudent & { tier: number; untiered: number | null })[]>(
    `select (d.summary->>'untiered')::int as untiered, c.application_id as "applicationId", s.first_name || ' ' || s.last_name as name,
       coalesce(p.tier, u.tier) as tier, c.served, c.draws, p.application_id is not null as matched
     from draft_chance c
       join draft d on d.institution_id = c.institution_id and d.id = c.draft_id
       join application a on a.institution_id = c.institution_id and a.id = c.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       left join draft_pair p on p.institution_id = c.institution_id and p.draft_id = c.draft_id
         and p.application_id = c.application_id
       left join draft_unmatched u on u.institution_id = c.institution_id and u.draft_id = c.draft_id
         and u.application_id = c.application_id
     where c.institution_id = $1 and c.study_id = $2 and ${reachSql('s', 3)} order by 4, lower(s.last_name), lower(s.first_name), 2`,
    [institutionId, studyId, ...reachValues(reach)],
  );
  return chances.map(({ untiered, ...chance }) => ({ ...chance, tier: toldTier(chance.tier, untiered) }));
}
