import type { Words } from './answers';
import type { MeasureOf } from './measure';
import { noneShared, wordLists } from './word-lists';

/** Whether two columns say something different; of lists, whether they share no word. */
export const different: MeasureOf<Words> = ({ studentField, mentorField }, _settings, lexicon) =>
  wordLists(
    {
      studentField,
      mentorField,
      shared: 'column-not-different',
      none: 'column-different',
      rule: noneShared,
    },
    lexicon,
  );
