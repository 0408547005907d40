import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { proofFaults } from '../../test/proof-of';
import { beyondAllValues } from './beyond';
import { withFloors } from './floors';
import { allDrafts, countsOf, firstBy, tiersOf, tinyRound, totalOf } from './spec/all-drafts';

const sum = (numbers: Int32Array): number => numbers.reduce((all, one) => all + one, 0);

test('keeps the tiers, then lacks as few places as possible, then has the greatest total', () => {
  let binding = 0;
  let lacked = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { problem, groupOf, groups, below } = tinyRound(seed);
    const floors = new Int32Array(groups).map(() => below(4));
    const short = (edgeOf: Int32Array) =>
      sum(countsOf(edgeOf, groupOf, groups).map((served, group) => Math.max(0, floors[group]! - served)));
    const worth = (edgeOf: Int32Array) => [...tiersOf(problem, edgeOf), -short(edgeOf), totalOf(problem, edgeOf)];
    const { solution, problem: raised, lambda, reached, lacking } = withFloors(problem, groupOf, floors);
    const { edgeOf } = solution;
    expect(proofFaults(raised, solution)).toEqual([]);
    expect(worth(edgeOf)).toEqual(firstBy(allDrafts(problem), worth));
    expect(reached).toEqual(countsOf(edgeOf, groupOf, groups));
    for (let group = 0; group < groups; group += 1) {
      expect(lacking[group]).toBe(Math.max(0, floors[group]! - reached[group]!));
      if (lambda[group]! > 0 && lacking[group] === 0) expect(reached[group]).toBe(floors[group]);
      if (lacking[group]! > 0) expect(lambda[group]).toBe(beyondAllValues(problem));
      expect(lambda[group]).toBeLessThanOrEqual(beyondAllValues(problem));
    }
    binding += lambda.some((one) => one > 0) ? 1 : 0;
    lacked += sum(lacking) > 0 ? 1 : 0;
  }
  expect(binding).toBeGreaterThan(150);
  expect(lacked).toBeGreaterThan(80);
});

test('a round of some size is proven too, and every binding floor is met exactly', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const next = numbersFrom(seed);
    const problem = randomProblem(next, {
      students: 120,
      mentors: 50,
      mostPlaces: 2,
      ranks: 2,
      values: seed % 2 ? 20 : 60_000,
      bonuses: 1,
      density: 0.15,
    });
    const groupOf = Int32Array.from(problem.rankOf, () => Math.floor(next() * 4) - 1);
    const floors = Int32Array.from([20, 14, 17]);
    const { solution, problem: raised, lambda, reached, lacking } = withFloors(problem, groupOf, floors);
    expect(proofFaults(raised, solution)).toEqual([]);
    expect(
      [...lambda].filter((one, group) => one > 0 && lacking[group] === 0 && reached[group] !== floors[group]),
    ).toEqual([]);
  }
});

test('without floors it is the best draft as it was', () => {
  const { problem, groupOf, groups } = tinyRound(7);
  const { lambda, lacking, problem: raised } = withFloors(problem, groupOf, new Int32Array(groups));
  expect([...lambda, ...lacking].every((number) => number === 0)).toBe(true);
  expect(raised).toEqual(problem);
});
