import { countOf, gone, removeFrom, type Trace } from './trace';

const OWN = '(student_id = :student or mentor_id = :mentor or account_id = :account)';

/** What somebody learned, and which checks they passed. */
export const trainingTraces: readonly Trace[] = [
  gone('Which training they passed', 'training_result', OWN),
  {
    words: 'Checks of them as a mentor',
    tables: ['mentor_check'],
    counted: countOf('mentor_check', 'mentor_id = :mentor'),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('mentor_check', 'mentor_id = :mentor')],
  },
];
