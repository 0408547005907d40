import type { ScoreRows } from '../score-rows';
import { KernelRows } from './kernel-rows';
import { kernelPlanOf } from './make-plan';

/** Scores of one student with every mentor, -1 where barred. @param into as long as there are mentors. */
export interface Rows {
  fill(student: number, into: Int32Array): void;
}

/** Below so many pairs, making ready costs more than it saves. */
const FEW_PAIRS = 20_000;

/** The quickest way there is to score every row of a round: the same scores, by the kernel where it can hold the round. */
export function quickRows(scores: ScoreRows): Rows {
  if (scores.students * scores.mentors < FEW_PAIRS) return scores;
  const plan = kernelPlanOf(scores.plan, 'students');
  return (plan && KernelRows.of(plan)) ?? scores;
}
