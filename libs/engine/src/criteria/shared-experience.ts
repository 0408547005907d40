import { answerTo, normalise, type Words } from './answers';
import type { MeasureOf } from './measure';
import { anyShared, wordLists } from './word-lists';

/**
 * Whether the mentor offers an experience the student asked to share. It applies only when the student asks and the
 * mentor offers; its evidence names only what both of them gave.
 */
export const sharedExperience: MeasureOf<Words> = (_criterion, _settings, lexicon) => {
  const measure = wordLists(
    {
      studentField: 'sharedExperienceWanted',
      mentorField: 'sharedExperienceOffered',
      shared: 'experience-shared',
      none: 'experience-none',
      rule: anyShared,
    },
    lexicon,
  );
  const declines = (asked: unknown) => typeof asked === 'string' && normalise(asked) === 'no';
  return {
    ...measure,
    student: (one) => (declines(answerTo(one.answers, 'sharedExperienceAsked')) ? undefined : measure.student(one)),
  };
};
