import type { EntityManager } from 'typeorm';
import type { CountedFunnel } from '../domain/lagged';
import type { ShownFunnel } from '../through-gate';

/** A student of a round: with their school, groups, and how far they got, from 0 for who could take part. */
export interface ReachedBy {
  readonly id: string;
  /** Empty: no school is given. */
  readonly school: string;
  /** What they told us only to be given a place sooner is not among them: they said it for that alone. */
  readonly groups: readonly string[];
  readonly reached: number;
}

/**
 * By student of a round. Each step takes in the earlier ones, so that who came without an invitation counts as invited. Who said no
 * to being counted, or is just stopping, is in none of it; under the purpose `service`.
 */
const REACHED = `
  with begun as (select student_id from consent.begun_sign_ups($2)),
  member as (select student_id, array_agg(priority_group_id::text) as groups from priority_group_member
    where institution_id = $1 and source <> 'declared' group by 1)
  select s.id, coalesce(s.school_id::text, '') as school, coalesce(min(g.groups), '{}') as groups, case
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
    left join member g on g.student_id = s.id
  where s.institution_id = $1
    and not exists (select from consent.state e where e.institution_id = s.institution_id and e.subject_id = s.id
      and e.purpose = 'evidence' and e.item = '' and not e.permitted)
    and not exists (select from consent.stop_intent e where e.institution_id = s.institution_id and e.subject_id = s.id
      and e.purpose = 'evidence' and e.item = '')
    and (a.id is not null or exists (select from begun b where b.student_id = s.id) or s.school_id is null
      or not exists (select from round_school x where x.institution_id = $1 and x.round_id = $2)
      or exists (select from round_school x where x.institution_id = $1 and x.round_id = $2 and x.school_id = s.school_id))
  group by s.institution_id, s.id, s.school_id`;

export const reachedIn = (tx: EntityManager, institutionId: string, roundId: string): Promise<ReachedBy[]> =>
  tx.query<ReachedBy[]>(REACHED, [institutionId, roundId]);

/** Whether pairings of the round were published; nobody has a mentor of it before. */
export async function hasPairings(tx: EntityManager, institutionId: string, roundId: string): Promise<boolean> {
  const [found] = await tx.query<{ has: boolean }[]>(
    'select exists (select from pairing where institution_id = $1 and round_id = $2) as has',
    [institutionId, roundId],
  );
  return found?.has ?? false;
}

/** A school or a group, by what it is called now. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Of the university, by name. */
export const namesOf = (
  tx: EntityManager,
  table: 'school' | 'priority_group',
  institutionId: string,
): Promise<Named[]> =>
  tx.query<Named[]>(`select id, name from ${table} where institution_id = $1 order by lower(name), id`, [
    institutionId,
  ]);

/** Figures of a round as they were last taken. */
export interface KeptFunnel {
  readonly version: number;
  readonly takenAt: Date;
  /** Exact: never to be shown. */
  readonly counted: CountedFunnel;
  readonly shown: ShownFunnel;
}

/** Null: none were taken yet. */
export async function keptFunnel(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
): Promise<KeptFunnel | null> {
  const [kept] = await tx.query<KeptFunnel[]>(
    `select version, taken_at as "takenAt", counted, shown from funnel_kept where institution_id = $1 and round_id = $2`,
    [institutionId, roundId],
  );
  return kept ?? null;
}

/** In the place of the version before it. Where a colleague's look was first, theirs stands. */
export async function keepFunnel(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  { version, takenAt, counted, shown }: KeptFunnel,
): Promise<void> {
  await tx.query(
    `insert into funnel_kept as k (institution_id, round_id, version, taken_at, counted, shown) values ($1, $2, $3, $4, $5, $6)
     on conflict (institution_id, round_id) do update set version = excluded.version, taken_at = excluded.taken_at,
       counted = excluded.counted, shown = excluded.shown where k.version = excluded.version - 1`,
    [institutionId, roundId, version, takenAt, JSON.stringify(counted), JSON.stringify(shown)],
  );
}
