import type { RetentionRule } from '@footing/consent';

const over = `from conversation c join round r on r.institution_id = c.institution_id and r.id = c.round_id
  where c.institution_id = $1 and r.meetings_end < $2::date`;

/** For how long messages are kept. */
export const conversationsRetention: readonly RetentionRule[] = [
  {
    code: 'messages',
    what: 'Messages in pairings and groups, the files sent with them, and who opened them',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 12,
    due: `select count(*)::int as count ${over}`,
    act: `with due as (select c.id ${over}),
        gone as (delete from conversation c using due where c.institution_id = $1 and c.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
];
