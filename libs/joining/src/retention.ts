import type { RetentionRule } from '@footing/consent';

const needs = `from access_need n join application a on a.institution_id = n.institution_id and a.id = n.application_id
  join round r on r.institution_id = a.institution_id and r.id = a.round_id
  where n.institution_id = $1 and r.meetings_end < $2::date`;

/** For how long answers on their way, and what must work for students, are kept. */
export const joiningRetention: readonly RetentionRule[] = [
  {
    code: 'sign-ups',
    what: 'Answers that students wrote on the way to an application',
    from: 'sign-up closes',
    then: 'deleted',
    months: 1,
    due: 'select consent.old_sign_ups($2::date, false) as count where $1::uuid is not null',
    act: 'select consent.old_sign_ups($2::date, true) as count where $1::uuid is not null',
  },
  {
    code: 'access-needs',
    what: 'What must work for students when they meet somebody',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 1,
    due: `select count(*)::int as count ${needs}`,
    act: `with due as (select n.application_id ${needs}),
        gone as (delete from access_need n using due where n.institution_id = $1 and n.application_id = due.application_id returning 1)
      select count(*)::int as count from gone`,
  },
];
