import type { EntityManager } from 'typeorm';

/** Somebody who could take part in a round and has not said no to being counted, and how far they came. */
export interface CouldTakePart {
  readonly roundId: string;
  readonly personId: string;
  readonly isInvited: boolean;
  readonly isApplicant: boolean;
  readonly isMatched: boolean;
  readonly groups: readonly string[];
}

/**
 * Everybody who could take part, for counts of them and nothing else; under the purpose `service`. Who said no to being counted is in
 * none of it, as in the counts of a round. Cost: students by rounds.
 */
export const population = (tx: EntityManager, institutionId: string): Promise<CouldTakePart[]> =>
  tx.query<CouldTakePart[]>(
    `with open as (select r.id, exists (select from round_school x where x.institution_id = r.institution_id and x.round_id = r.id) as narrowed
         from round r where r.institution_id = $1),
       member as (select student_id, array_agg(priority_group_id::text order by priority_group_id) as groups from priority_group_member
         where institution_id = $1 and source <> 'declared' group by 1),
       matched as (select distinct application_id from pairing where institution_id = $1 and state in ('active', 'paused', 'finished', 'ended-early')),
       invited as (select distinct c.round_id, r.subject_id from campaign_recipient r
         join campaign c on c.institution_id = r.institution_id and c.id = r.campaign_id
         where r.institution_id = $1 and r.subject_kind = 'student' and r.state = 'handed-over')
     select o.id as "roundId", s.id as "personId", i.subject_id is not null or a.id is not null as "isInvited",
       a.id is not null as "isApplicant", m.application_id is not null as "isMatched", coalesce(g.groups, '{}') as groups
     from open o cross join student s
       left join application a on a.institution_id = s.institution_id and a.student_id = s.id and a.round_id = o.id and a.withdrawn_at is null
       left join matched m on m.application_id = a.id
       left join invited i on i.round_id = o.id and i.subject_id = s.id
       left join member g on g.student_id = s.id
     where s.institution_id = $1 and (a.id is not null or s.school_id is null or not o.narrowed
         or exists (select from round_school x where x.institution_id = $1 and x.round_id = o.id and x.school_id = s.school_id))
       and not exists (select from consent.state e where e.institution_id = s.institution_id and e.subject_id = s.id
         and e.purpose = 'evidence' and e.item = '' and not e.permitted)
       and not exists (select from consent.stop_intent e where e.institution_id = s.institution_id and e.subject_id = s.id
         and e.purpose = 'evidence' and e.item = '')`,
    [institutionId],
  );
