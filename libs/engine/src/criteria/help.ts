import type { Words } from './answers';
import type { MeasureOf } from './measure';
import { shareOfMentors, shareOfStudents, wordLists } from './word-lists';

/** How much of the help wanted is offered. The student wants it, or the mentor where students are the mentors (`reverse`). */
export const help: MeasureOf<Words> = (_criterion, { reverse }, lexicon) =>
  wordLists(
    reverse
      ? {
          studentField: 'helpOffered',
          mentorField: 'helpWanted',
          shared: 'help-shared-reverse',
          none: 'help-none',
          rule: shareOfMentors,
        }
      : {
          studentField: 'helpWanted',
          mentorField: 'helpOffered',
          shared: 'help-shared',
          none: 'help-none',
          rule: shareOfStudents,
        },
    lexicon,
  );
