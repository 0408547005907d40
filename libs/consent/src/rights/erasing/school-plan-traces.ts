import { countOf, gone, type Trace } from './trace';

const OWN = 'owner_id = :account';
const LEADS = 'account_id = :account';

/** What they were named for in plans of schools, and the schools that they led: the plans go on, and their name goes. */
export const schoolPlanTraces: readonly Trace[] = [
  {
    words: 'Things to do for schools that they saw to',
    tables: ['school_action'],
    counted: countOf('school_action', OWN),
    ...{ erased: 'without-name', kept: 'without-name', why: '' },
    erasing: [
      `update school_action set version = version + 1, owner_id = null, owner_words = 'Somebody who has left'
       where institution_id = :here and ${OWN}`,
    ],
  },
  {
    words: 'Schools that they led',
    tables: ['school_lead'],
    counted: countOf('school_lead', LEADS),
    ...{ erased: 'without-name', kept: 'without-name', why: '' },
    erasing: [
      `update school_lead set account_id = null, ended_at = coalesce(ended_at, now()) where institution_id = :here and ${LEADS}`,
    ],
  },
  gone('That they were told what was theirs to do for a school', 'school_action_told', OWN),
];
