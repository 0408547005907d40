import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { withFloors } from './floors';
import { canServe, servedByRank } from './served-by-rank';

/** A draft whose lowest pair is as good as it can be. */
export interface RaisedLowest {
  /** The greatest value that every pair of a draft can have while as many students of each rank are served; 0 when nobody is. */
  readonly lowest: number;
  /** The round with only the pairs that are worth at least that; `solution` is its best draft, with the proof. */
  readonly problem: Problem;
  readonly solution: Solution;
  /** Where each pair of `problem` stands in the round that was given. */
  readonly pairAt: Int32Array;
  /** The same draft as positions in the round that was given; -1 for none. */
  readonly edgeOf: Int32Array;
}

/**
 * Raises the lowest: of all drafts that serve as many students of each rank as the best draft does, those whose worst pair
 * has the greatest value, and of these the one with the greatest total. Exact: whether a lowest value can be had is a
 * question without weights, and what can be had with a greater one can be had with a smaller one (binary search).
 *
 * Where serving is worth nothing in itself (best fit), the number served, of whatever rank, is kept by a floor, or the best way to raise the
 * lowest would be to serve nobody.
 *
 * Cost: two solutions and about 17 unweighted ones.
 */
export function raiseTheLowest(problem: Problem, start: Solution = solve(problem)): RaisedLowest {
  const round = problem.worthOf[0] === 0 ? asOneRank(problem) : problem;
  const served = servedByRank(round, start.edgeOf);
  const lowest = greatestLowest(round, start.edgeOf, served);
  const { restricted, pairAt } = onlyFrom(round, lowest);
  const { problem: raised, solution } = withFloors(restricted, Int32Array.from(round.rankOf), served);
  const edgeOf = solution.edgeOf.map((edge) => (edge === -1 ? -1 : pairAt[edge]!));
  return { lowest, problem: raised, solution, pairAt, edgeOf };
}

/** Ranks mean nothing where serving is worth nothing. */
const asOneRank = (problem: Problem): Problem => ({
  ...problem,
  rankOf: new Uint8Array(problem.rankOf.length),
  worthOf: new Float64Array(1),
});

function greatestLowest(problem: Problem, edgeOf: Int32Array, served: Int32Array): number {
  const values = [...edgeOf].filter((edge) => edge !== -1).map((edge) => problem.valueAt[edge]!);
  if (values.length === 0) return 0;
  // `can` is always possible, `cannot` never.
  let can = values.reduce((least, value) => Math.min(least, value));
  let cannot = problem.valueAt.reduce((most, value) => Math.max(most, value)) + 1;
  while (cannot - can > 1) {
    const middle = Math.floor((can + cannot) / 2);
    if (canServe(problem, served, middle)) can = middle;
    else cannot = middle;
  }
  return can;
}

/** The round without pairs of smaller value, and where each pair was. */
function onlyFrom(problem: Problem, least: number): { restricted: Problem; pairAt: Int32Array } {
  const { rowStart, mentorAt, valueAt } = problem;
  const pairAt = new Int32Array(valueAt.reduce((count, value) => count + (value >= least ? 1 : 0), 0));
  const starts = new Int32Array(rowStart.length);
  let count = 0;
  for (let i = 0; i + 1 < rowStart.length; i += 1) {
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      if (valueAt[e]! < least) continue;
      pairAt[count] = e;
      count += 1;
    }
    starts[i + 1] = count;
  }
  const restricted = {
    ...problem,
    rowStart: starts,
    mentorAt: pairAt.map((e) => mentorAt[e]!),
    valueAt: pairAt.map((e) => valueAt[e]!),
  };
  return { restricted, pairAt };
}
