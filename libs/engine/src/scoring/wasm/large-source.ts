import type { Crowd } from '../../lists/asking';
import { listsFrom, type FillRow } from '../../lists/picked-lists';
import type { AskingSide, RowSource } from '../../lists/row-source';
import type { ScoreRows } from '../score-rows';
import { KernelRows } from './kernel-rows';
import type { KernelPlan } from './kernel-plan';
import { kernelSource } from './kernel-source';
import { kernelPlanOf } from './make-plan';
import { judged, type Rows } from './quick-rows';

/** A pair that is worth more than its score, such as one of an earlier draft. */
export interface Kept {
  readonly student: number;
  readonly mentor: number;
  /** Added to the score; below 2^29. */
  readonly more: number;
}

/**
 * Where the lists of a large round come from: the kernel's own where nothing but the score counts in them; else its rows,
 * with what pairs and students count for besides.
 *
 * @param scores of the students of `crowd` with its mentors, in the same order. @param kept a pair at most once.
 * @returns undefined for a round that the kernel cannot hold.
 */
export function largeSource(
  scores: ScoreRows,
  crowd: Crowd,
  side: AskingSide,
  kept: readonly Kept[],
): RowSource | undefined {
  const { rankOf, worthOf, bonusOf, places } = crowd;
  const plain = !scores.judge && kept.length === 0 && (side === 'students' || bonusOf.every((bonus) => bonus === 0));
  const classOf = plain && side === 'mentors' ? { classOf: rankOf } : {};
  const plan = kernelPlanOf(scores.plan, side, { ...classOf, places });
  if (!plan) return undefined;
  if (plain) return kernelSource(plan, side === 'students' ? 1 : worthOf.length);
  const rows = judgedRows(scores, plan, side, places);
  const fill = rows && worthMore((row, into) => rows.fill(row, into), side, kept);
  return fill && listsFrom(crowd, side, fill);
}

/** The rows of one side, less the pairs below the minimum fit where it looks at other scores. */
function judgedRows({ judge }: ScoreRows, plan: KernelPlan, side: AskingSide, places: Int32Array): Rows | undefined {
  const rows = KernelRows.of(plan);
  if (!rows || !judge) return rows;
  const judging = kernelPlanOf(judge.plan, side, { places });
  const others = judging && KernelRows.of(judging);
  return others && judged(rows, others, plan.people);
}

/** Rows with what pairs are worth more. A barred pair stays barred. */
export function worthMore(fill: FillRow, side: AskingSide, kept: readonly Kept[]): FillRow {
  const byRow = new Map<number, Kept[]>();
  for (const one of kept) {
    const row = side === 'students' ? one.student : one.mentor;
    byRow.set(row, [...(byRow.get(row) ?? []), one]);
  }
  return (row, values) => {
    fill(row, values);
    for (const { student, mentor, more } of byRow.get(row) ?? []) {
      const person = side === 'students' ? mentor : student;
      if (values[person]! >= 0) values[person]! += more;
    }
  };
}
