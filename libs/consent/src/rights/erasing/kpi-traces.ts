import { countOf, gone, type Trace } from './trace';

const NAMED = '(champion_id = :account or owner_id = :account)';
const MEMBER = 'account_id = :account';

/** What they were named for of what the university set itself to reach, and the networks they were in: those go on, and their name goes. */
export const kpiTraces: readonly Trace[] = [
  {
    words: 'KPIs that they championed or worked on',
    tables: ['kpi'],
    counted: countOf('kpi', NAMED),
    ...{ erased: 'without-name', kept: 'without-name', why: '' },
    erasing: [
      `update kpi set version = version + 1, champion_id = nullif(champion_id, :account::uuid), owner_id = nullif(owner_id, :account::uuid)
       where institution_id = :here and ${NAMED}`,
    ],
  },
  {
    words: 'Networks that they were in',
    tables: ['network_member'],
    counted: countOf('network_member', MEMBER),
    ...{ erased: 'without-name', kept: 'without-name', why: '' },
    erasing: [
      `update network_member set account_id = null, name = 'Somebody who has left', email = null, left_at = coalesce(left_at, now())
       where institution_id = :here and ${MEMBER}`,
    ],
  },
  gone('That they were told what was theirs to do', 'practice_action_told', 'owner_id = :account'),
];
