import type { RetentionRule } from '@footing/consent';

/** Applications whose round’s meetings ended before the day, and that still hold answers. */
const applications = (
  isPaired: boolean,
) => `from application a join round r on r.institution_id = a.institution_id and r.id = a.round_id
  where a.institution_id = $1 and r.meetings_end < $2::date and a.answers <> '{}'
    and ${isPaired ? '' : 'not '}exists (select from pairing p where p.institution_id = a.institution_id and p.application_id = a.id
      and p.state not in ('declined', 'lapsed', 'withdrawn'))`;

const emptied = (isPaired: boolean) => `with due as (select a.id ${applications(isPaired)}),
    gone as (update application a set answers = '{}', updated_at = now() from due
      where a.institution_id = $1 and a.id = due.id returning a.id)
  select count(*)::int as count from gone`;

const offers = `from offer o join round r on r.institution_id = o.institution_id and r.id = o.round_id
  where o.institution_id = $1 and r.meetings_end < $2::date and o.answers <> '{}'`;

/** For how long people's answers and the files they came in are kept. */
export const peopleRetention: readonly RetentionRule[] = [
  {
    code: 'import-rows',
    what: 'Rows of files that were brought in, and what was wrong with them',
    from: 'the file was brought in',
    then: 'deleted',
    months: 1,
    due: `select count(*)::int as count from import_row w join import i on i.institution_id = w.institution_id and i.id = w.import_id
      where w.institution_id = $1 and i.finished_at < $2::date`,
    act: `with old as (select id from import where institution_id = $1 and finished_at < $2::date),
        faults as (delete from import_fault f using old where f.institution_id = $1 and f.import_id = old.id),
        gone as (delete from import_row w using old where w.institution_id = $1 and w.import_id = old.id returning 1)
      select count(*)::int as count from gone`,
  },
  {
    code: 'not-placed',
    what: 'Answers of students who got no mentor',
    from: 'the round’s meetings end',
    then: 'emptied',
    months: 12,
    due: `select count(*)::int as count ${applications(false)}`,
    act: emptied(false),
  },
  {
    code: 'placed',
    what: 'Answers of students who had a mentor',
    from: 'the round’s meetings end',
    then: 'emptied',
    months: 24,
    due: `select count(*)::int as count ${applications(true)}`,
    act: emptied(true),
  },
  {
    code: 'offers',
    what: 'Answers of mentors who offered places',
    from: 'the round’s meetings end',
    then: 'emptied',
    months: 24,
    due: `select count(*)::int as count ${offers}`,
    act: `with due as (select o.id ${offers}),
        gone as (update offer o set answers = '{}', updated_at = now() from due where o.institution_id = $1 and o.id = due.id returning o.id)
      select count(*)::int as count from gone`,
  },
];
