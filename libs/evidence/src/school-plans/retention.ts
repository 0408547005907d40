import type { RetentionRule } from '@footing/consent';

const settled = `from school_action a where a.institution_id = $1 and a.changed_at < $2::date
  and (a.owner_id is not null or a.owner_words <> 'No longer kept') and (a.state in ('done', 'dropped')
    or exists (select from school_action n where n.institution_id = a.institution_id and n.carried_from = a.id))`;

/** For how long it is kept who was to do what for a school. */
export const schoolPlanRetention: readonly RetentionRule[] = [
  {
    code: 'school-action-owners',
    what: 'Who saw to things that were done for a school',
    from: 'they were done, dropped or went on in another year',
    then: 'the name goes; what was done stays',
    months: 60,
    fewest: 12,
    due: `select count(*)::int as count ${settled}`,
    act: `with due as (select a.id ${settled}),
        gone as (update school_action u set version = u.version + 1, owner_id = null, owner_words = 'No longer kept'
          from due where u.institution_id = $1 and u.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
];
