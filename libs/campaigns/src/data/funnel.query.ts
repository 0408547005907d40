import type { EntityManager } from 'typeorm';
import { type CountedFunnel, type CountedRow, funnelSteps } from '../domain/funnel-table';

/**
 * By student of a round: how far they got, from 0 for who could take part. Each step takes in the earlier ones, so that who came
 * without an invitation counts as invited. Who said no to being counted is in none of it.
 */
const REACHED = `
  with begun as (select student_id from consent.begun_sign_ups($2)),
  far as (
    select s.id, s.school_id, case
        when bool_or(p.state = 'finished') then 6
        when bool_or(p.state in ('active', 'paused', 'ended-early') and exists (select from pairing_said d
          where d.institution_id = p.institution_id and d.pairing_id = p.id and d.what = 'met')) then 5
        when bool_or(p.state in ('active', 'paused', 'ended-early')) then 4
        when count(a.id) > 0 then 3
        when exists (select from begun b where b.student_id = s.id) then 2
        when exists (select from campaign_recipient r join campaign c on c.institution_id = r.institution_id and c.id = r.campaign_id
          where r.institution_id = s.institution_id and r.subject_kind = 'student' and r.subject_id = s.id
            and r.state = 'handed-over' and c.round_id = $2) then 1
        else 0 end as reached
    from student s
      left join application a on a.institution_id = s.institution_id and a.student_id = s.id and a.round_id = $2
      left join pairing p on p.institution_id = a.institution_id and p.application_id = a.id
    where s.institution_id = $1
      and not exists (select from consent.state e where e.institution_id = s.institution_id and e.subject_id = s.id
        and e.purpose = 'evidence' and e.item = '' and not e.permitted)
      and (a.id is not null or exists (select from begun b where b.student_id = s.id) or s.school_id is null
        or not exists (select from round_school x where x.institution_id = $1 and x.round_id = $2)
        or exists (select from round_school x where x.institution_id = $1 and x.round_id = $2 and x.school_id = s.school_id))
    group by s.institution_id, s.id, s.school_id)`;

interface Reached {
  readonly of: 'school' | 'group';
  readonly name: string;
  readonly reached: number;
  readonly students: number;
}

const NO_SCHOOL = 'No school given';

/**
 * Who got how far in a round, exactly: never to be shown as it is. Groups that students only told us of to be given a place
 * sooner are not counted by: they said it for that alone.
 */
export async function countFunnel(tx: EntityManager, institutionId: string, roundId: string): Promise<CountedFunnel> {
  const rows = await tx.query<Reached[]>(
    `${REACHED}
     select 'school' as of, coalesce(c.name, $3) as name, f.reached, count(*)::int as students
     from far f left join school c on c.institution_id = $1 and c.id = f.school_id group by 2, 3
     union all
     select 'group', g.name, f.reached, count(f.id)::int from priority_group g
       left join priority_group_member m on m.institution_id = g.institution_id and m.priority_group_id = g.id and m.source <> 'declared'
       left join far f on f.id = m.student_id
     where g.institution_id = $1 group by g.name, f.reached
     order by 1, 2`,
    [institutionId, roundId, NO_SCHOOL],
  );
  const schools = rowsOf(rows.filter((row) => row.of === 'school'));
  const everybody = funnelSteps.map((_, step) => schools.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0));
  return { everybody, schools, groups: rowsOf(rows.filter((row) => row.of === 'group')) };
}

function rowsOf(rows: readonly Reached[]): CountedRow[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.map((name) => {
    const own = rows.filter((row) => row.name === name);
    const atLeast = (step: number) =>
      own.reduce((sum, { reached, students }) => (reached >= step ? sum + students : sum), 0);
    return { name, counts: funnelSteps.map((_, step) => atLeast(step)) };
  });
}
