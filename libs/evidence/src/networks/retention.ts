import type { RetentionRule } from '@footing/consent';

const gone = `from network_member m where m.institution_id = $1 and m.left_at < $2::date and (m.account_id is not null or m.email is not null)`;

/** For how long it is kept who was in a network. */
export const networkRetention: readonly RetentionRule[] = [
  {
    code: 'network-members',
    what: 'Who was in a network that is sent figures about mentoring',
    from: 'they left',
    then: 'the name and the address go; what was sent stays',
    months: 24,
    fewest: 1,
    due: `select count(*)::int as count ${gone}`,
    act: `with due as (select m.id ${gone}),
        done as (update network_member u set account_id = null, email = null, name = 'Somebody who has left' from due
          where u.institution_id = $1 and u.id = due.id returning 1)
      select count(*)::int as count from done`,
  },
];
