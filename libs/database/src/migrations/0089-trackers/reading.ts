import { HERE } from '../walls';

/** From rounds whose meetings begin in a time. */
const IN_ROUND = `r.institution_id = ${HERE} and r.meetings_start >= p_from and r.meetings_start < p_until`;
/** Somebody who was matched and went on with it. */
const TOOK_PART = `select a.student_id from round r
    join application a on a.institution_id = r.institution_id and a.round_id = r.id and a.withdrawn_at is null
    join pairing p on p.institution_id = a.institution_id and p.application_id = a.id
      and p.state in ('active', 'paused', 'finished', 'ended-early')
  where ${IN_ROUND}`;
/** Who has objected to nothing, now. */
const PERMITS = `exists (select from consent.state e where e.institution_id = s.institution_id and e.subject_id = s.id
    and e.purpose = 'tracking' and e.item = '' and e.permitted and (e.valid_until is null or e.valid_until > clock_timestamp()))
  and not exists (select from consent.stop_intent e where e.institution_id = s.institution_id and e.subject_id = s.id
    and e.purpose = 'tracking' and e.item = '')`;

const ask = (name: string, returns: string, body: string) => `
  create function consent.${name}(p_from date, p_until date) returns ${returns} language sql stable security definer
    set search_path = pg_catalog, consent, public, pg_temp as $ask$ ${body} $ask$;
  alter function consent.${name}(date, date) owner to footing_consent;
  revoke all on function consent.${name}(date, date) from public;
  grant execute on function consent.${name}(date, date) to footing_app;`;

const MAY_READ = `select count(*) = cardinality(wanted) from consent.purpose_category c
  where c.purpose = current_setting('footing.purpose', true) and c.category = any(wanted)
    and not exists (select from consent.narrowed n where n.institution_id = ${HERE}
      and n.purpose = c.purpose and n.category = c.category)`;
/** @param more what besides has to be so. */
export const mayRead = (more: string) => `
  create or replace function consent.may_read(wanted text[]) returns boolean language sql stable
    set search_path = pg_catalog, consent, pg_temp as $may$ ${MAY_READ} ${more} $may$;`;

/**
 * The one way to people for this purpose. No table about people is read for it: three functions answer, and they leave out whoever
 * has objected.
 */
export const reading = `
  ${mayRead(`and c.purpose <> 'tracking'`)}
  create function consent.may_track() returns boolean language sql stable set search_path = pg_catalog, consent, pg_temp as $may$
    select coalesce(current_setting('footing.purpose', true) = 'tracking', false) and 2 = (select count(*) from consent.purpose_category c
      where c.purpose = 'tracking' and c.category in ('identity', 'matching') and not exists (select from consent.narrowed n
        where n.institution_id = ${HERE} and n.purpose = c.purpose and n.category = c.category)) $may$;
  revoke all on function consent.may_track() from public;
  grant execute on function consent.may_track() to footing_consent;
  grant select (institution_id, id, round_id, student_id, withdrawn_at) on application to footing_consent;
  grant select (institution_id, application_id, state) on pairing to footing_consent;
  grant select (institution_id, id, meetings_start) on round to footing_consent;
  grant select (institution_id, id, kind, round_id, status, starts_at, minutes) on meeting to footing_consent;
  grant select (institution_id, meeting_id, person_id) on meeting_person to footing_consent;
  grant select (institution_id, meeting_id, person_id, state) on attendance to footing_consent;
  grant create on schema consent to footing_consent;
  ${ask(
    'tracked_people',
    'table (id uuid, number text, first_name text, last_name text, told integer)',
    `select s.id, s.university_id, s.first_name, s.last_name, coalesce((select max(t.version) from tracker_told t
         where t.institution_id = s.institution_id and t.student_id = s.id), 0)
       from student s where s.institution_id = ${HERE} and (select consent.may_track()) and s.id in (${TOOK_PART}) and ${PERMITS}
       order by s.university_id, s.id`,
  )}
  ${ask(
    'tracked_meetings',
    'table (id uuid, number text, round_id uuid, day date, minutes integer, came boolean)',
    `select s.id, s.university_id, m.round_id, (m.starts_at at time zone 'Europe/London')::date, m.minutes::int,
         m.status = 'completed' and (not exists (select from attendance x where x.institution_id = m.institution_id
             and x.meeting_id = m.id and x.person_id = s.id and x.state in ('absent', 'excused'))
           or exists (select from attendance x where x.institution_id = m.institution_id
             and x.meeting_id = m.id and x.person_id = s.id and x.state in ('attended', 'late')))
       from round r join meeting m on m.institution_id = r.institution_id and m.round_id = r.id
           and m.status in ('completed', 'missed') and m.kind in ('pairing', 'group')
         join meeting_person w on w.institution_id = m.institution_id and w.meeting_id = m.id
         join student s on s.institution_id = w.institution_id and s.id = w.person_id
       where ${IN_ROUND} and (select consent.may_track()) and s.id in (${TOOK_PART}) and ${PERMITS}
       order by m.starts_at, m.id, s.id`,
  )}
  ${ask(
    'tracked_objections',
    'integer',
    // To the nearest five, and nothing of fewer than ten: whoever asks again after somebody spoke learns nothing of them.
    `select case when count(*) >= 10 then (round(count(*) / 5.0) * 5)::int end from student s
       where s.institution_id = ${HERE} and (select consent.may_track()) and s.id in (${TOOK_PART}) and not (${PERMITS})`,
  )}
  revoke create on schema consent from footing_consent;`;
