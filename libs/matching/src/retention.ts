import type { RetentionRule } from '@footing/consent';

const inputs = `from draft_input i join draft d on d.institution_id = i.institution_id and d.id = i.draft_id
  join round r on r.institution_id = d.institution_id and r.id = d.round_id
  where i.institution_id = $1 and r.meetings_end < $2::date`;

const looks = `from review_look l join draft d on d.institution_id = l.institution_id and d.id = l.draft_id
  join round r on r.institution_id = d.institution_id and r.id = d.round_id
  where l.institution_id = $1 and r.meetings_end < $2::date`;

/** For how long it is kept what drafts were made from. */
export const matchingRetention: readonly RetentionRule[] = [
  {
    code: 'draft-inputs',
    what: 'What drafts were made from (a draft can no longer be replayed then)',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 12,
    due: `select count(*)::int as count ${inputs}`,
    act: `with due as (select i.draft_id ${inputs}),
        gone as (delete from draft_input i using due where i.institution_id = $1 and i.draft_id = due.draft_id returning 1)
      select count(*)::int as count from gone`,
  },
  {
    code: 'review-looks',
    what: 'Which consultant opened whom in a draft, and for how long (the record of who looked is apart)',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 12,
    due: `select count(*)::int as count ${looks}`,
    act: `with due as (select l.draft_id, l.application_id, l.account_id ${looks}),
        gone as (delete from review_look l using due where l.institution_id = $1 and l.draft_id = due.draft_id
          and l.application_id = due.application_id and l.account_id = due.account_id returning 1)
      select count(*)::int as count from gone`,
  },
];
