import { barAlike, type ScoreRows } from '../score-rows';
import { KernelRows } from './kernel-rows';
import { kernelPlanOf } from './make-plan';

/** Scores of one student with every mentor, -1 where barred (or of a mentor with every student). @param into as long as there are people on the other side. */
export interface Rows {
  fill(student: number, into: Int32Array): void;
}

/** Below so many pairs, making ready costs more than it saves. */
const FEW_PAIRS = 20_000;

/** The quickest way there is to score every row of a round: the same scores, by the kernel where it can hold the round. */
export function quickRows(scores: ScoreRows): Rows {
  if (scores.students * scores.mentors < FEW_PAIRS) return scores;
  const plan = kernelPlanOf(scores.plan, 'students');
  const rows = plan && KernelRows.of(plan);
  if (!rows) return scores;
  return scores.judge ? judged(rows, quickRows(scores.judge), scores.mentors) : rows;
}

/** Rows without the pairs that another row of the same people bars. */
export function judged(rows: Rows, judge: Rows, people: number): Rows {
  const other = new Int32Array(people);
  return {
    fill(row, into) {
      rows.fill(row, into);
      judge.fill(row, other);
      barAlike(into, other);
    },
  };
}
