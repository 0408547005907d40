import type { RetentionRule } from '@footing/consent';

const over = `from offer_draft d using round r where d.institution_id = $1 and r.institution_id = d.institution_id
  and r.id = d.round_id and r.meetings_end < $2::date`;

const waiting = `from mentor_interest where institution_id = $1 and confirmed_at < $2::date`;

/** For how long offers that were never finished are kept, and people who want to mentor and were not answered. */
export const givingRetention: readonly RetentionRule[] = [
  {
    code: 'offers-begun',
    what: 'Offers of places that were not finished',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 1,
    due: `select count(*)::int as count from offer_draft d join round r on r.institution_id = d.institution_id
      and r.id = d.round_id where d.institution_id = $1 and r.meetings_end < $2::date`,
    act: `with gone as (delete ${over} returning 1) select count(*)::int as count from gone`,
  },
  {
    code: 'mentor-interests',
    what: 'Names and addresses of people who want to mentor and were not answered',
    from: 'they confirmed their address',
    then: 'deleted',
    months: 12,
    due: `select count(*)::int as count ${waiting}`,
    act: `with gone as (delete ${waiting} returning 1) select count(*)::int as count from gone`,
  },
];
