import type { RetentionRule } from '@footing/consent';

const over = `from training_result r where r.institution_id = $1 and r.passed_at < $2::date
  and (r.until is null or r.until < $2::date)`;
const lapsed = `from mentor_check c where c.institution_id = $1 and c.checked_on < $2::date
  and (c.until is null or c.until < $2::date) and not exists (select from offer o
    join round r on r.institution_id = o.institution_id and r.id = o.round_id
    where o.institution_id = $1 and o.mentor_id = c.mentor_id and r.meetings_end >= $2::date)`;

/** For how long it is kept who did which training and passed which check. */
export const trainingRetention: readonly RetentionRule[] = [
  {
    code: 'training',
    what: 'Which training people passed',
    from: 'they passed it and it no longer holds',
    then: 'deleted',
    months: 36,
    due: `select count(*)::int as count ${over}`,
    act: `with gone as (delete ${over} returning 1) select count(*)::int as count from gone`,
  },
  {
    code: 'mentor-checks',
    what: 'Whether mentors passed a check, and when',
    from: 'it no longer counts and their last round is over',
    then: 'deleted',
    months: 12,
    due: `select count(*)::int as count ${lapsed}`,
    act: `with gone as (delete ${lapsed} returning 1) select count(*)::int as count from gone`,
  },
];
