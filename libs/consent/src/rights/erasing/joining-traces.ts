import { countOf, gone, removeFrom, type Trace } from './trace';

const APPLICATIONS =
  'application_id in (select id from application where institution_id = :here and student_id = :student)';

/** What a student wrote on the way to an application, and what must work for them. */
export const joiningTraces: readonly Trace[] = [
  {
    words: 'Answers on their way to an application',
    ...{ tables: ['sign_up'], ownedBy: 'student', counted: countOf('sign_up', 'student_id = :student') },
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('sign_up', 'student_id = :student')],
  },
  gone('What must work for a student when they meet', 'access_need', APPLICATIONS),
];
