import { answerTo, sharedCount, sharedWords, wordsOf, type Lexicon, type Words } from '../answers';
import type { EvidenceCode } from '../draft-model';
import type { Measure } from './measure';

/** Two lists of words, and what to say of those they share. `fit` sees how many are shared (0 or more). */
interface WordLists {
  readonly studentField: string | undefined;
  readonly mentorField: string | undefined;
  readonly shared: EvidenceCode;
  readonly none: EvidenceCode;
  fit(shared: number, student: Words, mentor: Words): number;
}

/** The measure that several criteria are: how far two lists of words meet. */
export const wordLists = (lists: WordLists, lexicon: Lexicon): Measure<Words> => ({
  student: ({ answers }) => wordsOf(answerTo(answers, lists.studentField), lexicon),
  mentor: ({ answers }) => wordsOf(answerTo(answers, lists.mentorField), lexicon),
  fit: (student, mentor) => lists.fit(sharedCount(student, mentor), student, mentor),
  evidence(student, mentor) {
    const values = sharedWords(student, mentor);
    return { code: values.length > 0 ? lists.shared : lists.none, values };
  },
});

/** The share of what the student named that the mentor named too. */
export const shareOfStudents = (shared: number, student: Words): number => shared / student.numbers.length;

/** The share of the shorter list: naming many things is no merit, naming few no fault. */
export const shareOfShorter = (shared: number, student: Words, mentor: Words): number =>
  shared / Math.min(student.numbers.length, mentor.numbers.length);

/** All or nothing: one shared word is enough. */
export const anyShared = (shared: number): number => (shared > 0 ? 1 : 0);
