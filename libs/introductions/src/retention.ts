import type { RetentionRule } from '@footing/consent';

const over = `from introduction_round i join round r on r.institution_id = i.institution_id and r.id = i.round_id
  where i.institution_id = $1 and r.meetings_end < $2::date`;

/** For how long shortlists, picks, calls and ratings are kept: all of a round goes at once. */
export const introductionsRetention: readonly RetentionRule[] = [
  {
    code: 'introductions',
    what: 'Shortlists, picks, short calls and what people said of them',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 6,
    due: `select count(*)::int as count ${over}`,
    act: `with due as (select i.round_id ${over}),
        gone as (delete from introduction_round i using due where i.institution_id = $1 and i.round_id = due.round_id returning 1)
      select count(*)::int as count from gone`,
  },
];
