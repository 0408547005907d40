import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { proofFaults } from '../../test/proof-of';
import { evenCoverage } from './even-coverage';
import { withFloors } from './floors';
import { allDrafts, compareLists, countsOf, firstBy, tiersOf, tinyRound, totalOf } from './spec/all-drafts';

/** Shares served, the smallest first; empty groups have none. */
function shares(counts: Int32Array, already: Int32Array, groupOf: Int32Array): number[] {
  const sizes = already.map((served, group) => served + groupOf.filter((other) => other === group).length);
  return [...counts]
    .map((served, group) => (served + already[group]!) / sizes[group]!)
    .filter((share) => !Number.isNaN(share))
    .sort((a, b) => a - b);
}

test('of all drafts that keep the tiers, the smallest share is greatest, then the next; with these counts, the total', () => {
  let moved = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { problem, groupOf, groups, below } = tinyRound(seed);
    const already = new Int32Array(groups).map(() => (below(3) === 0 ? below(3) : 0));
    const evenness = (edgeOf: Int32Array) => [
      ...tiersOf(problem, edgeOf),
      ...shares(countsOf(edgeOf, groupOf, groups), already, groupOf),
    ];
    const { solution, problem: raised, reached, lacking, lambda } = evenCoverage(problem, groupOf, groups, already);
    expect(proofFaults(raised, solution)).toEqual([]);
    const drafts = allDrafts(problem);
    expect(evenness(solution.edgeOf)).toEqual(firstBy(drafts, evenness));
    const sameCounts = (edgeOf: Int32Array) =>
      compareLists([...countsOf(edgeOf, groupOf, groups)], [...reached]) === 0 &&
      compareLists(tiersOf(problem, edgeOf), tiersOf(problem, solution.edgeOf)) === 0;
    const totals = drafts.filter(sameCounts).map((edgeOf) => totalOf(problem, edgeOf));
    expect(totalOf(problem, solution.edgeOf)).toBe(Math.max(...totals));
    expect(reached).toEqual(countsOf(solution.edgeOf, groupOf, groups));
    expect(lacking.every((number) => number === 0)).toBe(true);
    moved += lambda.some((one) => one > 0) ? 1 : 0;
  }
  expect(moved).toBeGreaterThan(150);
});

test('in a round of some size no place can go from one group to a worse served one', () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const next = numbersFrom(seed);
    const problem = randomProblem(next, {
      students: 100,
      mentors: 40,
      mostPlaces: 2,
      ranks: 2,
      values: 1000,
      bonuses: 1,
      density: 0.1,
    });
    const groupOf = Int32Array.from(problem.rankOf, () => Math.floor(next() ** 2 * 5) - 1);
    const none = new Int32Array(4);
    const { reached, solution } = evenCoverage(problem, groupOf, 4);
    const now = shares(reached, none, groupOf);
    for (let to = 0; to < 4; to += 1)
      for (let from = -1; from < 4; from += 1) {
        const wanted = reached.map((count, group) => count + Number(group === to) - Number(group === from));
        if (from === to || wanted.some((count) => count < 0)) continue;
        const other = withFloors(problem, groupOf, wanted);
        const better = compareLists(shares(wanted, none, groupOf), now) > 0;
        if (better) expect(other.lacking.some((missing) => missing > 0)).toBe(true);
      }
    const again = withFloors(problem, groupOf, reached);
    expect(totalOf(problem, again.solution.edgeOf)).toBe(totalOf(problem, solution.edgeOf));
  }
});
