import type { RetentionRule } from '@footing/consent';

const OLD = `from meeting m join round r on r.institution_id = m.institution_id and r.id = m.round_id
  where m.institution_id = $1 and r.meetings_end < $2::date`;
/** Nobody's round has ended later than that, or is still to come. */
const GONE = (table: string) => `${table} x where x.institution_id = $1 and not exists (
  select from round r join application a on a.institution_id = r.institution_id and a.round_id = r.id
    where r.institution_id = $1 and a.student_id = x.person_id and r.meetings_end >= $2::date
  union all select from round r join offer o on o.institution_id = r.institution_id and o.round_id = r.id
    where r.institution_id = $1 and o.mentor_id = x.person_id and r.meetings_end >= $2::date)`;
const TABLES = [
  'weekly_rule',
  'day_exception',
  'person_zone',
  'meeting_wish',
  'busy_calendar',
  'calendar_feed',
  'own_calendar',
];

/** For how long meetings, and what people said of when they can meet, are kept. */
export const schedulingRetention: readonly RetentionRule[] = [
  {
    code: 'meetings',
    what: 'Meetings with all that was said and written about them',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 24,
    due: `select count(*)::int as count ${OLD}`,
    act: `with due as (select m.id ${OLD}), gone as (delete from meeting m using due where m.institution_id = $1 and m.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
  {
    code: 'availability',
    what: 'When people can meet, where they are, and calendars we look into',
    from: 'the last of their rounds’ meetings end',
    then: 'deleted',
    months: 3,
    due: `select (${TABLES.map((table) => `(select count(*) from ${GONE(table)})`).join(' + ')})::int as count`,
    act: `with ${TABLES.map((table, n) => `g${n} as (delete from ${GONE(table)} returning 1)`).join(', ')}
      select (${TABLES.map((_, n) => `(select count(*) from g${n})`).join(' + ')})::int as count`,
  },
];
