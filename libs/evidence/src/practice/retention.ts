import type { RetentionRule } from '@footing/consent';

const away = `from practice_action a where a.institution_id = $1 and a.removed_at < $2::date`;
const settled = `from practice_action a where a.institution_id = $1 and a.state in ('done', 'dropped')
  and a.changed_at < $2::date and (a.owner_id is not null or a.owner_words <> 'No longer kept')`;

/** For how long it is kept who was to do what for social mobility. */
export const practiceRetention: readonly RetentionRule[] = [
  {
    code: 'practice-removed',
    what: 'Things to do for social mobility that were taken away',
    from: 'they were taken away',
    then: 'deleted',
    months: 1,
    fewest: 1,
    due: `select count(*)::int as count ${away}`,
    act: `with gone as (delete ${away} returning 1) select count(*)::int as count from gone`,
  },
  {
    code: 'practice-owners',
    what: 'Who saw to things that were done for social mobility',
    from: 'they were done or dropped',
    then: 'the name goes; what was done stays',
    months: 60,
    fewest: 12,
    due: `select count(*)::int as count ${settled}`,
    act: `with due as (select a.id ${settled}),
        gone as (update practice_action u set version = u.version + 1, owner_id = null, owner_words = 'No longer kept'
          from due where u.institution_id = $1 and u.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
];
