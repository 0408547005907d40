import { countOf, removeFrom, type Trace } from './trace';

const OFFERS = '(select id from offer where institution_id = :here and mentor_id = :mentor)';

/** What a mentor was about to offer, and what they said of their places. */
export const givingTraces: readonly Trace[] = [
  {
    words: 'Offers of places that were not finished',
    tables: ['offer_draft', 'places_said'],
    counted: countOf('offer_draft', 'mentor_id = :mentor'),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('offer_draft', 'mentor_id = :mentor'), removeFrom('places_said', `offer_id in ${OFFERS}`)],
  },
];
