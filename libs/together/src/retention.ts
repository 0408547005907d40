import type { RetentionRule } from '@footing/consent';

const from = (
  table: string,
) => `from ${table} x join pairing p on p.institution_id = x.institution_id and p.id = x.pairing_id
  join round r on r.institution_id = p.institution_id and r.id = p.round_id
  where x.institution_id = $1 and r.meetings_end < $2::date`;
const due = (table: string) => `select count(*)::int as count ${from(table)}`;
const removed = (table: string) => `delete from ${table} d where d.institution_id = $1
  and d.pairing_id in (select x.pairing_id ${from(table)}) returning 1`;
/** Nobody but the two reads them, so they are counted and let go of blindly. */
const unread = (name: string, go: boolean) =>
  `select consent.${name}($2::date, ${go}) as count where $1::uuid is not null`;

/** For how long what two people wrote together is kept. */
export const togetherRetention: readonly RetentionRule[] = [
  {
    code: 'goals',
    what: 'Goals that people set themselves with their mentor, and comments on them',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 12,
    due: unread('old_goals', false),
    act: unread('old_goals', true),
  },
  {
    code: 'last-words',
    what: 'What people wrote at the end of their mentoring: thanks, and what changed',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 24,
    due: unread('old_last_words', false),
    act: unread('old_last_words', true),
  },
  {
    code: 'hear-again',
    what: 'That people who said goodbye want to hear of the next sign-up',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 24,
    due: due('hear_again'),
    act: `with gone as (${removed('hear_again')}) select count(*)::int as count from gone`,
  },
  {
    code: 'signatures',
    what: 'Signatures under what two people agreed on',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 24,
    due: due('agreement_signature'),
    act: `with gone as (${removed('agreement_signature')}) select count(*)::int as count from gone`,
  },
];
