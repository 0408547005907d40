import { heaviestPairs } from '../ties/heaviest';
import type { OnSettled, Problem, Solution } from './problem';

/** The heaviest set of pairs in which each student has at most one mentor and no mentor more than their places. Exact. */
export function solve(problem: Problem, tell: OnSettled = () => undefined): Solution {
  return heaviestPairs({ ...problem, weightAt: weightsOf(problem) }, tell);
}

function weightsOf({ rankOf, worthOf, bonusOf, rowStart, valueAt }: Problem): Float64Array {
  const weights = new Float64Array(valueAt.length);
  for (let i = 0; i < rankOf.length; i += 1) {
    const worth = (worthOf[rankOf[i]!] ?? 0) + (bonusOf[i] ?? 0);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) weights[e] = worth + valueAt[e]!;
  }
  return weights;
}
