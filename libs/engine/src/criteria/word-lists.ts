import { answerTo, sharedWords, wordsOf, type Lexicon, type Words } from './answers';
import type { EvidenceCode } from '../model/draft';
import { counted, type Measure } from './measure';

/** How well two lists of words meet, from how many words they share and how long each is. */
export interface WordRule {
  /** 1: one shared word is enough, and how long the lists are does not matter. */
  readonly enough?: 1;
  fit(shared: number, students: number, mentors: number): number;
}

/** Two lists of words, and what to say of those they share. */
interface WordLists {
  readonly studentField: string | undefined;
  readonly mentorField: string | undefined;
  readonly shared: EvidenceCode;
  readonly none: EvidenceCode;
  readonly rule: WordRule;
}

/** The measure that several criteria are: how far two lists of words meet. */
export const wordLists = ({ rule, ...lists }: WordLists, lexicon: Lexicon): Measure<Words> =>
  counted({
    student: ({ answers }) => wordsOf(answerTo(answers, lists.studentField), lexicon),
    mentor: ({ answers }) => wordsOf(answerTo(answers, lists.mentorField), lexicon),
    counting: {
      facets: [{ of: 'words', ...(rule.enough && { enough: rule.enough }), student: itself, mentor: itself }],
      studentKind: (student) => (rule.enough ? 0 : student.numbers.length),
      mentorKind: (mentor) => (rule.enough ? 0 : mentor.numbers.length),
      value: ([shared = 0], student, mentor) => rule.fit(shared, student.numbers.length, mentor.numbers.length),
    },
    evidence(student, mentor) {
      const values = sharedWords(student, mentor);
      return { code: values.length > 0 ? lists.shared : lists.none, values };
    },
  });

const itself = (words: Words): Words => words;

/** The share of what the student named that the mentor named too. */
export const shareOfStudents: WordRule = { fit: (shared, students) => shared / students };

/** The share of what the mentor named that the student named too. */
export const shareOfMentors: WordRule = { fit: (shared, _students, mentors) => shared / mentors };

/** The share of the shorter list: naming many things is no merit, naming few no fault. */
export const shareOfShorter: WordRule = { fit: (shared, students, mentors) => shared / Math.min(students, mentors) };

/** All or nothing: one shared word is enough. */
export const anyShared: WordRule = { enough: 1, fit: (shared) => shared };

/** All or nothing: one shared word is too much. */
export const noneShared: WordRule = { enough: 1, fit: (shared) => 1 - shared };
