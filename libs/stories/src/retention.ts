import type { RetentionRule } from '@footing/consent';
import { DECIDED, ENDS } from './data/story.query';

const OVER = `${DECIDED} where h.institution_id = $1
  and least(case when not s.permitted then e.recorded_at end, h.taken_down_at, ${ENDS}) < $2::date`;

/** For how long words and pictures are kept that nobody may use any more. */
export const storiesRetention: readonly RetentionRule[] = [
  {
    code: 'stories',
    what: 'Words and pictures of stories that nobody may use any more',
    from: 'the no, the stop or the end date',
    then: 'deleted',
    months: 1,
    due: `select count(*)::int as count ${OVER}`,
    act: `with due as (select h.id ${OVER}),
        gone as (delete from story using due where story.institution_id = $1 and story.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
];
