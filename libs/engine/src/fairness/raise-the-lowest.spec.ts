import { proofFaults } from '../../test/proof-of';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { raiseTheLowest } from './raise-the-lowest';
import { servedByRank } from './served-by-rank';
import { allDrafts, compareLists, firstBy, tinyRound, totalOf } from './spec/all-drafts';

const lowestOf = ({ valueAt }: Problem, edgeOf: Int32Array): number =>
  [...edgeOf].filter((edge) => edge !== -1).reduce((least, edge) => Math.min(least, valueAt[edge]!), Infinity);

/** The number served by tier; for the best fit of all tiers together. */
const levels = (problem: Problem, edgeOf: Int32Array): number[] =>
  problem.worthOf[0] === 0 ? [edgeOf.filter((edge) => edge !== -1).length] : [...servedByRank(problem, edgeOf)];

test('serves as many as before, the lowest pair is as good as can be, and then the total', () => {
  let raised = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { problem } = tinyRound(seed);
    const before = solve(problem);
    const served = levels(problem, before.edgeOf);
    const asMany = allDrafts(problem).filter((edgeOf) => compareLists(levels(problem, edgeOf), served) >= 0);
    const worth = (edgeOf: Int32Array) => [lowestOf(problem, edgeOf), totalOf(problem, edgeOf)];
    const result = raiseTheLowest(problem);
    const best = firstBy(asMany, worth);
    expect(compareLists(levels(problem, result.edgeOf), served)).toBeGreaterThanOrEqual(0);
    expect(worth(result.edgeOf)).toEqual(best);
    expect(result.lowest).toBe(best[0] === Infinity ? 0 : best[0]);
    expect(proofFaults(result.problem, result.solution)).toEqual([]);
    raised += lowestOf(problem, before.edgeOf) < best[0]! ? 1 : 0;
  }
  expect(raised).toBeGreaterThan(15);
});
