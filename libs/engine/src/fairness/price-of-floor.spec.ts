import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { worthOfRanks } from '../aims/tiers';
import { priceOfFloor } from './price-of-floor';
import { servedByRank } from './served-by-rank';
import { allDrafts, countsOf, firstBy, tiersOf, tinyRound, totalOf } from './spec/all-drafts';

test('each entry is the greatest total with so many places, no place is cheaper than the one before, none is left out', () => {
  let steps = 0;
  for (let seed = 1; seed <= 800; seed += 1) {
    const { problem, groupOf } = tinyRound(seed);
    const curve = priceOfFloor(problem, groupOf, 0);
    const drafts = allDrafts(problem);
    const served = (edgeOf: Int32Array) => countsOf(edgeOf, groupOf, 3)[0]!;
    const tiers = firstBy(drafts, (edgeOf) => tiersOf(problem, edgeOf));
    const inTiers = drafts.filter((edgeOf) => tiersOf(problem, edgeOf).every((number, at) => number === tiers[at]));
    for (const [at, { places, total, cost }] of curve.entries()) {
      const before = curve[at - 1];
      const enough = inTiers.filter((edgeOf) => served(edgeOf) >= places);
      expect(total).toBe(Math.max(...enough.map((edgeOf) => totalOf(problem, edgeOf))));
      expect(cost).toBe(before ? before.total - total : 0);
      expect(cost).toBeGreaterThanOrEqual(before?.cost ?? 0);
      expect(places).toBe((before?.places ?? places - 1) + 1);
    }
    expect(curve.at(-1)?.places).toBe(Math.max(...inTiers.map(served)));
    steps += curve.length - 1;
  }
  expect(steps).toBeGreaterThan(50);
});

test('its end is the draft of a round in which the group comes first within each tier', () => {
  let steps = 0;
  for (let seed = 1; seed <= 10; seed += 1) {
    const next = numbersFrom(seed);
    const problem = randomProblem(next, {
      students: 150,
      mentors: 50,
      mostPlaces: 2,
      ranks: 2,
      values: 5000,
      bonuses: 1,
      density: 0.1,
    });
    const groupOf = Int32Array.from(problem.rankOf, () => Math.floor(next() * 3) - 1);
    const curve = priceOfFloor(problem, groupOf, 1);
    const refined: Problem = {
      ...problem,
      rankOf: problem.rankOf.map((rank, i) => 2 * rank + (groupOf[i] === 1 ? 0 : 1)),
      worthOf: worthOfRanks(4, problem.rankOf.length, 5000),
    };
    const { edgeOf } = solve(refined);
    const served = servedByRank(refined, edgeOf);
    expect(curve.at(-1)).toMatchObject({ places: served[0]! + served[2]!, total: totalOf(problem, edgeOf) });
    steps += curve.length - 1;
  }
  expect(steps).toBeGreaterThan(30);
});
