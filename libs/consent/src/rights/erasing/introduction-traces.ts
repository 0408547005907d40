import { countOf, gone, removeFrom, type Trace } from './trace';

const APPLICATIONS = '(select id from application where institution_id = :here and student_id = :student)';
const OFFERS = '(select id from offer where institution_id = :here and mentor_id = :mentor)';
const OF_PAIR = `(application_id in ${APPLICATIONS} or offer_id in ${OFFERS})`;

/** What came before the final draft: it is of no use once one of the two is gone. */
export const introductionTraces: readonly Trace[] = [
  {
    words: 'Shortlists that they have or are on, with picks, short calls and what was said of them',
    tables: ['introduction_list', 'introduction_call', 'introduction_time', 'introduction_rating'],
    counted: countOf('introduction_list', OF_PAIR),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    // The rest hangs on the list, and goes with it unread.
    erasing: [removeFrom('introduction_list', OF_PAIR)],
  },
  {
    words: 'That a short call of theirs was off',
    tables: ['introduction_call_off'],
    counted: countOf('introduction_call_off', OF_PAIR),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'the other person is told, and finds on their page that the call is off; it says nothing of who it was',
    erasing: [],
  },
  gone('Their answer to their shortlist', 'introduction_answer', `application_id in ${APPLICATIONS}`),
  gone('For how many short calls they had time', 'introduction_hours', `offer_id in ${OFFERS}`),
  gone('What was asked of them before pairing', 'introduction_wait', 'subject_id in (:student, :mentor)'),
];
