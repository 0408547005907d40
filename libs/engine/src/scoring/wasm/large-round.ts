import { askingSide, type Crowd } from '../../lists/asking';
import { collectLists, Lists } from '../../lists/lists';
import { listsFrom, type FillRow } from '../../lists/problem-rows';
import type { AskingSide, RowSource } from '../../lists/row-source';
import { solveLists, type ListSolution } from '../../lists/solve-lists';
import type { ScoreRows } from '../score-rows';
import { KernelLists } from './kernel-lists';
import { KernelRows } from './kernel-rows';
import { kernelPlanOf } from './make-plan';

/** A pair that is worth more than its score, such as one of an earlier draft. */
export interface Kept {
  readonly student: number;
  readonly mentor: number;
  /** Added to the score; below 2^29. */
  readonly more: number;
}

/** Pairs in each list at first. */
const MOST = 128;

/**
 * The best draft of a round whose pairs are too many to be written down: nothing larger than the lists is ever kept.
 * Exact, like `solve`, and with the same proof.
 *
 * @param rows the students of `crowd` with its mentors, in the same order. @param kept pairs worth more; a pair at most once.
 * Cost: one score a pair, then what the lists cost (see `solveLists`). Two threads: see `collectRows`.
 */
export function solveLarge(
  rows: ScoreRows,
  crowd: Crowd,
  kept: readonly Kept[] = [],
  tell: (settled: number) => void = () => undefined,
): ListSolution {
  const { side, source } = sourceFor(rows, crowd, kept);
  const lists = new Lists(source, [collectLists(source, 0, source.lists, MOST)]);
  return solveLists(crowd, side, lists, tell);
}

/** The kernel where it can hold the round; where pairs or students count for more than scores, its rows are picked plainly. */
function sourceFor(rows: ScoreRows, crowd: Crowd, kept: readonly Kept[]): { side: AskingSide; source: RowSource } {
  const side = askingSide(crowd);
  const { rankOf, places, bonusOf } = crowd;
  const plan = kernelPlanOf(rows.plan, side, { places, ...(side === 'mentors' ? { classOf: rankOf } : {}) });
  const kernel = plan && KernelRows.of(plan);
  if (!kernel)
    return {
      side: 'students',
      source: listsFrom(
        crowd,
        'students',
        worthMore((i, to) => rows.fill(i, to), 'students', kept),
      ),
    };
  const plain = kept.length === 0 && (side === 'students' || bonusOf.every((bonus) => bonus === 0));
  if (plain) return { side, source: new KernelLists(kernel, side === 'students' ? 1 : crowd.worthOf.length) };
  return {
    side,
    source: listsFrom(
      crowd,
      side,
      worthMore((row, to) => kernel.fill(row, to), side, kept),
    ),
  };
}

/** Adds what pairs are worth more. A barred pair stays barred. */
function worthMore(fill: FillRow, side: AskingSide, kept: readonly Kept[]): FillRow {
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
