import type { RetentionRule } from '@footing/consent';

const over = `from offer_draft d using round r where d.institution_id = $1 and r.institution_id = d.institution_id
  and r.id = d.round_id and r.meetings_end < $2::date`;

/** For how long offers that were never finished are kept. */
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
];
