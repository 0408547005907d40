import { countOf, type Trace } from './trace';

const OWN = 'owner_id = :account';

/** What they were named for in the plan for social mobility: it goes on, and their name goes. */
export const practiceTraces: readonly Trace[] = [
  {
    words: 'Things to do for social mobility that they saw to',
    tables: ['practice_action'],
    counted: countOf('practice_action', OWN),
    ...{ erased: 'without-name', kept: 'without-name', why: '' },
    erasing: [
      `update practice_action set version = version + 1, owner_id = null, owner_words = 'Somebody who has left'
       where institution_id = :here and ${OWN}`,
    ],
  },
];
