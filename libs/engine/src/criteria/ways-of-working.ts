import type { Words } from './answers';
import type { MeasureOf } from './measure';
import { shareOfShorter, wordLists } from './word-lists';

/** Whether both like to work in the same ways. */
export const waysOfWorking: MeasureOf<Words> = (_criterion, _settings, lexicon) =>
  wordLists(
    {
      studentField: 'waysOfWorking',
      mentorField: 'waysOfWorking',
      shared: 'ways-shared',
      none: 'ways-none',
      rule: shareOfShorter,
    },
    lexicon,
  );
