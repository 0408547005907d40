import type { RetentionRule } from '@footing/consent';

const due = `from survey_invitation i join round r on r.institution_id = i.institution_id and r.id = i.round_id
  where i.institution_id = $1 and r.meetings_end < $2::date
    and not exists (select from survey_wave w where w.institution_id = $1 and w.round_id = i.round_id and w.anchor_on >= $2::date)
    and not exists (select from qualification_day q where q.institution_id = $1 and q.student_id = i.person_id
      and q.on_day >= $2::date)`;
const passed = 'from qualification_day q where q.institution_id = $1 and q.on_day < $2::date';

/** For how long it is kept what people were asked and what they said: long enough for what is asked fifteen months later. */
export const surveysRetention: readonly RetentionRule[] = [
  {
    code: 'survey-answers',
    what: 'Answers to surveys, with the invitations to them',
    from: 'the round’s meetings end, or they qualify if that is later',
    then: 'deleted',
    months: 36,
    fewest: 21,
    due: `select count(*)::int as count ${due}`,
    act: `with due as (select i.id ${due}),
        gone as (delete from survey_invitation i using due where i.institution_id = $1 and i.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
  {
    code: 'qualification-days',
    what: 'Days on which students qualify',
    from: 'that day',
    then: 'deleted',
    months: 36,
    fewest: 21,
    due: `select count(*)::int as count ${passed}`,
    act: `with gone as (delete ${passed} returning 1) select count(*)::int as count from gone`,
  },
];
