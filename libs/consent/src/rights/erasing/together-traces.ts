import { countOf, gone, removeFrom, type Trace } from './trace';

const THEIRS = `pairing_id in (select id from pairing where institution_id = :here and (
  application_id in (select id from application where institution_id = :here and student_id = :student)
  or offer_id in (select id from offer where institution_id = :here and mentor_id = :mentor)))`;
const BY_THEM = `${THEIRS} and side = case when :student::uuid is null then 'mentor' else 'student' end`;
const WROTE = 'subject_id in (:student, :mentor)';

/** What they wrote and signed with the person they were paired with. What the other wrote stays the other's. */
export const togetherTraces: readonly Trace[] = [
  gone('Their signature under an agreement', 'agreement_signature', BY_THEM),
  {
    words: 'Goals that they wrote, with every comment on them',
    tables: ['goal', 'goal_comment'],
    counted: countOf('goal', WROTE),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('goal_comment', WROTE), removeFrom('goal', WROTE)],
  },
  gone('Their last words in a pairing', 'closing_answer', WROTE),
  gone('That they want to hear of the next sign-up', 'hear_again', WROTE),
  {
    words: 'What was agreed, awaited and begun in their pairings',
    tables: ['agreement', 'together_wait', 'closing'],
    counted: countOf('together_wait', THEIRS),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'it is the other person’s too; it is a text for everybody, codes and days, and says nothing of who it was',
    erasing: [
      `update together_wait set done_at = now() where institution_id = :here and ${THEIRS} and done_at is null`,
    ],
  },
];
