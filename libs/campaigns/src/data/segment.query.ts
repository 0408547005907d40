import type { Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type Segment, standings } from '../domain/segment';

/** Which round, and who of it. */
export interface Choosing {
  readonly institutionId: string;
  readonly roundId: string;
  readonly segment: Segment;
  readonly at: Date;
  /** These people alone. */
  readonly only?: readonly string[];
}

/** Somebody who is chosen, with what may keep mail from them. */
export interface Chosen {
  readonly id: string;
  readonly firstName: string;
  readonly email: string | null;
  /** Which of their decisions permits it; null: none does. */
  readonly epoch: number | null;
  readonly bounces: boolean;
  /** Mails of campaigns they had about this round. */
  readonly mails: number;
  /** When they had one last, about any round; null: never. */
  readonly lastAt: Date | null;
}

/** What mail to these people rests on. */
export const purposeOf = ({ standing }: Pick<Segment, 'standing'>): Purpose =>
  standings[standing].kind === 'news' ? 'news' : 'service';

const REACH = `p.id, p.first_name as "firstName", p.email, st.epoch,
  exists (select from mail_bounce b where b.institution_id = p.institution_id and b.email = lower(p.email)) as bounces,
  (select count(*)::int from campaign_recipient r join campaign c on c.institution_id = r.institution_id and c.id = r.campaign_id
    where r.institution_id = p.institution_id and r.subject_id = p.id and r.state = 'handed-over' and c.round_id = $2) as mails,
  (select max(r.at) from campaign_recipient r
    where r.institution_id = p.institution_id and r.subject_id = p.id and r.state = 'handed-over') as "lastAt"`;

const DECIDED = `left join consent.state st on st.institution_id = p.institution_id and st.subject_id = p.id and st.purpose = $4
  and st.item = '' and st.permitted and (st.valid_until is null or st.valid_until > clock_timestamp())
  and not exists (select from consent.stop_intent i where i.institution_id = st.institution_id
    and i.subject_id = st.subject_id and i.purpose = st.purpose and i.item = st.item)`;

const STUDENTS = `with begun as materialized (select * from consent.begun_sign_ups($2)),
  asked as (select $3::jsonb as of)
  select ${REACH} from student p cross join asked ${DECIDED}
    left join begun b on b.student_id = p.id
    left join application a on a.institution_id = p.institution_id and a.student_id = p.id and a.round_id = $2
  where p.institution_id = $1 and ($5::uuid[] is null or p.id = any ($5)) and $6::timestamptz is not null
    and case of ->> 'standing'
      when 'not-begun' then b.student_id is null and a.id is null and (p.school_id is null
        or not exists (select from round_school x where x.institution_id = $1 and x.round_id = $2)
        or exists (select from round_school x where x.institution_id = $1 and x.round_id = $2 and x.school_id = p.school_id))
      when 'begun' then b.student_id is not null and b.sent_at is null and a.id is null
      when 'applied' then a.id is not null and a.withdrawn_at is null else false end
    and (of -> 'schools' = '[]' or of -> 'schools' ? p.school_id::text)
    and (of -> 'groups' = '[]' or exists (select from priority_group_member m where m.institution_id = p.institution_id
      and m.student_id = p.id and m.source <> 'declared' and of -> 'groups' ? m.priority_group_id::text))
    and (of -> 'years' = '[]' or exists (select from application y where y.institution_id = p.institution_id
      and y.student_id = p.id and of -> 'years' ? (y.answers ->> 'yearOfStudy')))
    and (of -> 'courses' = '[]' or exists (select from application y, jsonb_array_elements_text(of -> 'courses') wanted
      where y.institution_id = p.institution_id and y.student_id = p.id and lower(y.answers ->> 'course') = lower(wanted)))
  order by p.id`;

const MENTORS = `with asked as (select $3::jsonb as of)
  select ${REACH} from mentor p cross join asked ${DECIDED}
    left join offer o on o.institution_id = p.institution_id and o.mentor_id = p.id and o.round_id = $2
  where p.institution_id = $1 and ($5::uuid[] is null or p.id = any ($5))
    and case of ->> 'standing'
      when 'earlier' then o.id is null and exists (select from offer e where e.institution_id = p.institution_id and e.mentor_id = p.id)
      when 'offering' then o.id is not null
      when 'untrained' then o.id is not null and exists (select from training_standing($1, 'mentor', p.id,
        training_kinds($1, 'mentor', p.id, $6), $6) t where t.required and t.standing <> 'done') else false end
    and (of -> 'schools' = '[]' or of -> 'schools' ? p.school_id::text)
    and (of -> 'sectors' = '[]' or exists (select from offer e, jsonb_array_elements_text(
        case jsonb_typeof(e.answers -> 'sectors') when 'array' then e.answers -> 'sectors' else '[]' end) has,
        jsonb_array_elements_text(of -> 'sectors') wanted
      where e.institution_id = p.institution_id and e.mentor_id = p.id and lower(has) = lower(wanted)))
  order by p.id`;

/** Who is chosen now, and what may keep mail from each. Cost: linear in the people of the institution. */
export function chosen(tx: EntityManager, { institutionId, roundId, segment, at, only }: Choosing): Promise<Chosen[]> {
  const sql = standings[segment.standing].audience === 'students' ? STUDENTS : MENTORS;
  return tx.query<Chosen[]>(sql, [
    ...[institutionId, roundId, JSON.stringify(segment), purposeOf(segment), only ?? null, at],
  ]);
}
