import type { Words } from '../answers';
import type { MeasureOf } from './measure';
import { shareOfStudents, wordLists } from './word-lists';

/** How much of the help the student wants the mentor offers. */
export const help: MeasureOf<Words> = (_criterion, _settings, lexicon) =>
  wordLists(
    {
      studentField: 'helpWanted',
      mentorField: 'helpOffered',
      shared: 'help-shared',
      none: 'help-none',
      fit: shareOfStudents,
    },
    lexicon,
  );
