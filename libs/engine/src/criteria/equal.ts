import type { Words } from './answers';
import type { MeasureOf } from './measure';
import { anyShared, wordLists } from './word-lists';

/** Whether two columns say the same; of lists, whether they share a word. */
export const equal: MeasureOf<Words> = ({ studentField, mentorField }, _settings, lexicon) =>
  wordLists({ studentField, mentorField, shared: 'column-same', none: 'column-not-same', rule: anyShared }, lexicon);
