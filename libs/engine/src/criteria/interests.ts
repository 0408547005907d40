import type { Words } from './answers';
import type { MeasureOf } from './measure';
import { shareOfShorter, wordLists } from './word-lists';

/** Whether they like the same things outside work. */
export const interests: MeasureOf<Words> = (_criterion, _settings, lexicon) =>
  wordLists(
    {
      studentField: 'interests',
      mentorField: 'interests',
      shared: 'interests-shared',
      none: 'interests-none',
      rule: shareOfShorter,
    },
    lexicon,
  );
