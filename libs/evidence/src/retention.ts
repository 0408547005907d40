import type { RetentionRule } from '@footing/consent';
import { networkRetention } from './networks/retention';
import { practiceRetention } from './practice/retention';
import { schoolPlanRetention } from './school-plans/retention';

const oldSnapshots = `from evidence.snapshot s where s.institution_id = $1 and s.forgotten_at is null and s.taken_at < $2::date`;
const oldFiles = `from registry_file f where f.institution_id = $1 and f.sent_at < greatest($2::date,
  (select current_date - make_interval(months => t.retention_months) from linkage_terms t where t.institution_id = f.institution_id))`;

/** For how long snapshots and joined records are kept. */
export const evidenceRetention: readonly RetentionRule[] = [
  {
    code: 'snapshots',
    what: 'Rows of snapshots, which hold no names',
    from: 'the snapshot was taken',
    then: 'deleted; its number and its hash stay, for figures that cite it',
    months: 72,
    fewest: 12,
    due: `select count(*)::int as count ${oldSnapshots}`,
    act: `with gone as (update evidence.snapshot u set forgotten_at = clock_timestamp() from (select s.number ${oldSnapshots}) d
          where u.institution_id = $1 and u.number = d.number returning u.number)
      select count(*)::int as count from gone`,
  },
  {
    code: 'joined-records',
    what: 'University records that were joined to how mentoring went',
    from: 'they were sent',
    then: 'deleted',
    months: 24,
    fewest: 1,
    due: `select count(*)::int as count ${oldFiles}`,
    act: `with due as (select f.id ${oldFiles}),
        gone as (delete from registry_file f using due where f.institution_id = $1 and f.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
  ...practiceRetention,
  ...schoolPlanRetention,
  ...networkRetention,
];
