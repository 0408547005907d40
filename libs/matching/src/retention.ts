import type { RetentionRule } from '@footing/consent';

const inputs = `from draft_input i join draft d on d.institution_id = i.institution_id and d.id = i.draft_id
  join round r on r.institution_id = d.institution_id and r.id = d.round_id
  where i.institution_id = $1 and r.meetings_end < $2::date`;

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
];
