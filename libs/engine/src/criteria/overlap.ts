import type { Words } from './answers';
import type { MeasureOf } from './measure';
import { shareOfStudents, wordLists } from './word-lists';

/** How much of the student's column the mentor's column holds. */
export const overlap: MeasureOf<Words> = ({ studentField, mentorField }, _settings, lexicon) =>
  wordLists(
    { studentField, mentorField, shared: 'column-shared', none: 'column-none-shared', rule: shareOfStudents },
    lexicon,
  );
