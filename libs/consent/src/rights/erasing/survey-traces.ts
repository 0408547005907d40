import { countOf, removeFrom, type Trace } from './trace';

const THEIRS = 'person_id in (:student, :mentor)';

/** What they were asked, and what they said: it goes with the invitation, before their pairings do. */
export const surveyTraces: readonly Trace[] = [
  {
    words: 'Surveys that they were asked to answer, with their answers and scores',
    tables: ['survey_invitation', 'survey_link', 'survey_response', 'survey_answer', 'survey_score'],
    counted: countOf('survey_invitation', THEIRS),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('survey_invitation', THEIRS)],
  },
  {
    words: 'The day on which they qualify',
    tables: ['qualification_day'],
    counted: countOf('qualification_day', 'student_id = :student'),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('qualification_day', 'student_id = :student')],
  },
];
