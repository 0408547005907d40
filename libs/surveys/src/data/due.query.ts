import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { Audience, WaveKind } from '../shipped/surveys';

/** A wave that people may be due at. */
export interface OpenWave {
  readonly id: string;
  readonly roundId: string;
  readonly kind: WaveKind;
  readonly audience: Audience;
  readonly versionId: string;
  readonly roundName: string;
}

/** Waves that nobody has closed, of every round; under the purpose `service`. */
export const openWaves = (tx: EntityManager, institutionId: string): Promise<OpenWave[]> =>
  tx.query<OpenWave[]>(
    `select w.id, w.round_id as "roundId", w.kind, w.audience, w.version_id as "versionId", r.name as "roundName"
     from survey_wave w join round r on r.institution_id = w.institution_id and r.id = w.round_id
     where w.institution_id = $1 and w.closed_at is null order by w.round_id, w.id`,
    [institutionId],
  );

const BEGUN = `('active', 'paused', 'finished', 'ended-early')`;

/** Everybody of a round, each with the mentoring that both said yes to last, and when anybody was first told of a result. */
const PEOPLE = {
  students: `select 'student' as kind, a.student_id as id, a.created_at as applied_at, p.id as pairing_id, p.proposed_at
    from application a left join lateral (select p.id, p.proposed_at from pairing p where p.institution_id = a.institution_id
      and p.application_id = a.id and p.state in ${BEGUN} order by p.proposed_at desc, p.id desc limit 1) p on true
    where a.institution_id = $1 and a.round_id = $2 and a.withdrawn_at is null`,
  mentors: `select 'mentor' as kind, o.mentor_id as id, o.created_at as applied_at, p.id as pairing_id, p.proposed_at
    from offer o left join lateral (select p.id, p.proposed_at from pairing p where p.institution_id = o.institution_id
      and p.offer_id = o.id and p.state in ${BEGUN} order by p.proposed_at desc, p.id desc limit 1) p on true
    where o.institution_id = $1 and o.round_id = $2`,
};

/** Whom a wave is for, by its kind and audience. */
export const peopleFor = ({ kind, audience }: Pick<OpenWave, 'kind' | 'audience'>): string => {
  const all = audience === 'mentor' ? PEOPLE.mentors : PEOPLE.students;
  if (kind === 'baseline') return all;
  return `${all} and p.id is ${audience === 'unmatched' ? 'null' : 'not null'}`;
};

const permits = (
  person: string,
  purpose: string,
) => `(select s.permitted and (s.valid_until is null or s.valid_until > clock_timestamp())
  from consent.state s where s.institution_id = $1 and s.subject_id = ${person} and s.purpose = '${purpose}' and s.item = '')`;

/**
 * Who says yes to a purpose, or would be asked: the same that the fence of the table asks once more. Each is looked up by itself, and
 * never joined: with a join a database that does not know yet how many there are compares everybody with everybody.
 */
export const willing = (person: string, kind: string) => `(coalesce(${permits(person, 'service')}, false)
  and (select count(*) from consent.stop_intent n where n.institution_id = $1 and n.subject_id = ${person} and n.item = ''
    and n.purpose in ('evidence', 'follow-up', 'service')) = 0
  and coalesce(case when consent.survey_undecided(${person}, 'evidence') then null else ${permits(person, 'evidence')} end,
    (select r.enabled and r.basis in ('consent', 'explicit-consent') from consent.rule_of('evidence') r))
  and (${kind} not in ('six-months', 'fifteen-months') or coalesce(${permits(person, 'follow-up')}, false)))`;

/** Somebody whose turn it is. */
export interface Due extends Person {
  readonly pairingId: string | null;
  /** Until when they can answer. */
  readonly closesAt: Date;
}

/**
 * Who is due at a wave and was not asked, at most so many; under the purpose `service`. Days are those of the United Kingdom. Who
 * applied long before the wave was set up is asked all the same, while no result is known; at the others, only within the window.
 */
export function dueAt(
  tx: EntityManager,
  institutionId: string,
  wave: OpenWave,
  at: Date,
  most: number,
): Promise<Due[]> {
  return tx.query<Due[]>(
    `with people as (${peopleFor(wave)}), due as materialized (
       select p.kind, p.id, p.pairing_id, w.kind as wave_kind, w.anchor, w.window_days, w.offset_days + case w.anchor
           when 'application' then (p.applied_at at time zone 'Europe/London')::date
           when 'match' then (coalesce(p.proposed_at, (select min(f.proposed_at) from pairing f
             where f.institution_id = $1 and f.round_id = $2)) at time zone 'Europe/London')::date
           when 'qualification' then coalesce((select q.on_day from qualification_day q where q.institution_id = $1
             and q.student_id = p.id), w.anchor_on, r.meetings_end) else r.meetings_end end as opens
       from people p join survey_wave w on w.institution_id = $1 and w.id = $3
         join round r on r.institution_id = $1 and r.id = $2),
     turn as materialized (select d.*, t.today from due d
         cross join (select ($4::timestamptz at time zone 'Europe/London')::date as today) t
       where d.opens <= t.today and (d.anchor = 'application' or t.today <= d.opens + d.window_days)
         and (select count(*) from survey_invitation i where i.institution_id = $1 and i.round_id = $2 and i.kind = d.wave_kind
           and i.person_id = d.id) = 0)
     select d.kind, d.id, d.pairing_id as "pairingId",
       ((case d.anchor when 'application' then greatest(d.opens, d.today) else d.opens end + d.window_days + 1)::timestamp
         at time zone 'Europe/London') as "closesAt"
     from turn d where ${willing('d.id', 'd.wave_kind')}
       and case when d.wave_kind = 'baseline' then not consent.survey_result_known($2, d.kind, d.id) else true end
     order by d.id limit $5`,
    [institutionId, wave.roundId, wave.id, at, most],
  );
}

/** Somebody who is to be reminded. */
export interface ToRemind {
  readonly id: string;
  readonly person: Person;
  readonly kind: WaveKind;
  readonly versionId: string;
  readonly roundName: string;
  readonly closesAt: Date;
  /** 1 to 3. */
  readonly number: number;
}

/** Days after the invitation on which somebody is reminded who has not answered. */
export const REMIND_DAYS = [3, 7, 14] as const;
/** However late the service was, reminders are so many days apart. */
const APART_DAYS = 2;

/**
 * Who is to be reminded now, at most so many; under the purpose `service`. Who has not decided yet is not reminded. Whose turn it is
 * comes first, for only of those it is looked up what they permit.
 */
export function toRemind(tx: EntityManager, institutionId: string, at: Date, most: number): Promise<ToRemind[]> {
  return tx.query<ToRemind[]>(
    `with sent as materialized (select i.id, i.person_kind, i.person_id, i.kind, i.version_id, i.round_id, i.closes_at, i.invited_at,
         count(*)::int as number, max(l.made_at) as last_at
       from survey_invitation i join survey_link l on l.institution_id = i.institution_id and l.invitation_id = i.id
       where i.institution_id = $1 and i.ended_at is null and i.closes_at > $2 group by i.institution_id, i.id),
     turn as materialized (select * from sent where number <= ${REMIND_DAYS.length}
       and invited_at + make_interval(days => ('{${REMIND_DAYS.join(',')}}'::int[])[number]) <= $2
       and last_at + interval '${APART_DAYS} days' <= $2)
     select t.id, json_build_object('kind', t.person_kind, 'id', t.person_id) as person, t.kind, t.version_id as "versionId",
       r.name as "roundName", t.closes_at as "closesAt", t.number
     from turn t join round r on r.institution_id = $1 and r.id = t.round_id
     where coalesce((select p.email from student p where p.institution_id = $1 and p.id = t.person_id),
         (select p.email from mentor p where p.institution_id = $1 and p.id = t.person_id)) is not null
       and coalesce(${permits('t.person_id', 'evidence')}, false)
       and ${willing('t.person_id', 't.kind')}
     order by t.person_id limit $3`,
    [institutionId, at, most],
  );
}

/**
 * Ends reminders of those for whom it is over: the window has passed, they took their application back, or a result came before
 * the baseline was answered. @returns how many. Cost: linear in the invitations that are open.
 */
export async function endOver(tx: EntityManager, institutionId: string, at: Date): Promise<number> {
  const [, count] = await tx.query<[unknown[], number]>(
    `with published as materialized (select distinct p.round_id from pairing p where p.institution_id = $1),
     over as materialized (select i.id, case when i.closes_at <= $2 then 'window'
         when i.kind = 'baseline' and case when i.round_id in (select round_id from published)
           then consent.survey_result_known(i.round_id, i.person_kind, i.person_id) else false end then 'result'
         when i.person_kind = 'student' and not exists (select from application a where a.institution_id = $1
           and a.round_id = i.round_id and a.student_id = i.person_id and a.withdrawn_at is null) then 'withdrawn' end as as_what
       from survey_invitation i where i.institution_id = $1 and i.ended_at is null)
     update survey_invitation i set ended_at = greatest($2, i.invited_at), ended_as = o.as_what
     from over o where i.institution_id = $1 and i.id = o.id and i.ended_at is null and o.as_what is not null`,
    [institutionId, at],
  );
  return count;
}
