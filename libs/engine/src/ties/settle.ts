import type { TieLayer } from '../model/draft';
import type { Problem, Solution } from '../solve/problem';
import { bestChoice } from './best-choice';
import { TIE_LAYERS, tieWeight, type TieFacts } from './layers';
import { narrowed, noBounds, tightPairs, type Bounds, type Tight } from './tight';

/** How a tie was settled: what a place costs in this question, by mentor. All 0 proves a question that had one answer. */
export interface SettledLayer {
  readonly layer: TieLayer;
  readonly p: Float64Array;
  /** What serving one of a group is worth besides, by group. */
  readonly lambda: Float64Array;
}

/** The one draft that is left when every tie is settled. */
export interface Settled {
  /** As in `Solution`. */
  readonly edgeOf: Int32Array;
  readonly layers: readonly SettledLayer[];
}

/**
 * Chooses among all equally heavy solutions, whichever of them the solver happened to find: as many pairs of before as can
 * be kept, then the greatest sum of the served students' lottery numbers, then the greatest sum of a number drawn for each
 * pair. Each question is asked of the answers that the ones before it leave over, and each answer has its proof.
 *
 * @param bounds what may not change besides the weight; nothing when absent.
 *
 * Two drafts could still be equal where sums of 32 drawn bits are; then the order of the rows, which is that of the ids,
 * decides. Cost: the number of allowed pairs; where little is tied, little more.
 */
export function settleTies(
  problem: Problem,
  solution: Solution,
  facts: TieFacts,
  bounds: Bounds = noBounds(problem),
): Settled {
  let tight = tightPairs(problem, solution, bounds);
  const layers: SettledLayer[] = [];
  for (const layer of TIE_LAYERS) {
    const weightAt = weightsIn(layer, tight, facts);
    const choice = bestChoice(tight, weightAt);
    layers.push({ layer, p: choice.p, lambda: choice.lambda });
    tight = narrowed(tight, weightAt, choice);
  }
  return { edgeOf: tight.heldAt.map((t) => (t === -1 ? -1 : tight.pairAt[t]!)), layers };
}

function weightsIn(layer: TieLayer, { rowStart, mentorAt }: Tight, facts: TieFacts): Float64Array {
  const weights = new Float64Array(mentorAt.length);
  for (let i = 0; i + 1 < rowStart.length; i += 1)
    for (let t = rowStart[i]!; t < rowStart[i + 1]!; t += 1) weights[t] = tieWeight(layer, facts, i, mentorAt[t]!);
  return weights;
}
