import { proofFaults, weightOf } from '../../test/proof-of';
import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { asSolved } from './as-solved';
import { LiveMarket } from './live-market';

const total = (problem: Problem, { edgeOf }: Solution): number =>
  edgeOf.reduce((sum, edge, i) => (edge === -1 ? sum : sum + weightOf(problem, i, edge)), 0);

const live = (problem: Problem): LiveMarket => new LiveMarket(problem, solve(problem));

/** Nothing to complain of, and as good as solving afresh. */
function expectSolved(market: LiveMarket): void {
  const { problem, solution } = asSolved(market);
  expect(proofFaults(problem, solution)).toEqual([]);
  expect(total(problem, solution)).toBe(market.weight);
  expect(market.weight).toBe(total(problem, solve(problem)));
}

const sizes = [
  { students: 7, mentors: 5, mostPlaces: 2, ranks: 3, values: 3, bonuses: 1, density: 0.6 },
  { students: 12, mentors: 9, mostPlaces: 1, ranks: 2, values: 40, bonuses: 9, density: 0.5 },
  { students: 30, mentors: 14, mostPlaces: 3, ranks: 3, values: 1000, bonuses: 100, density: 0.3 },
  { students: 20, mentors: 16, mostPlaces: 2, ranks: 1, values: 50, bonuses: 60, density: 0.4, worths: [0] },
];

/** One change of any kind to a market of this many people. */
function change(market: LiveMarket, next: () => number, of: (typeof sizes)[number]): void {
  const below = (limit: number): number => Math.floor(next() * limit);
  const [i, j] = [below(of.students), below(of.mentors)];
  const held = market.mentorOf(i);
  const changes = [
    () => market.withdraw(i),
    () => market.admit(i),
    () => market.block(i, held === -1 ? j : held),
    () => market.allow(i, next() < 0.4 && held !== -1 ? held : j, below(of.values)),
    () => market.setPlaces(j, below(of.mostPlaces + 2)),
    () => market.setBonus(i, below(of.bonuses)),
    () => market.setRank(i, below(market.worthOf.length)),
  ];
  changes[below(changes.length)]!();
}

describe('a round that stays solved', () => {
  test.each(sizes.map((of, at) => [at, of] as const))('equals solving afresh after any change, recipe %i', (at, of) => {
    for (let salt = 0; salt < 5; salt += 1) {
      const next = numbersFrom(100 * at + salt);
      const market = live(randomProblem(next, of));
      for (let step = 0; step < 60; step += 1) {
        change(market, next, of);
        expectSolved(market);
      }
    }
  });

  test('equals solving afresh in a round of some size', () => {
    const of = { students: 250, mentors: 160, mostPlaces: 2, ranks: 3, values: 65_536, bonuses: 6_553, density: 0.1 };
    const next = numbersFrom(12);
    const market = live(randomProblem(next, of));
    for (let step = 1; step <= 400; step += 1) {
      change(market, next, of);
      if (step % 20 === 0) expectSolved(market);
    }
  });

  test('leaves the problem and the solution it was given as they were', () => {
    const problem = randomProblem(numbersFrom(9), sizes[2]!);
    const solution = solve(problem);
    const before = JSON.stringify([problem, solution]);
    const market = new LiveMarket(problem, solution);
    const next = numbersFrom(10);
    for (let step = 0; step < 50; step += 1) change(market, next, sizes[2]!);
    expect(JSON.stringify([problem, solution])).toBe(before);
  });

  test('puts everything back after trying something', () => {
    const market = live(randomProblem(numbersFrom(11), sizes[2]!));
    market.withdraw(3);
    const before = JSON.stringify([asSolved(market), market.weight]);
    const worse = market.trying(() => {
      for (let i = 0; i < 9; i += 1) market.withdraw(i);
      for (let j = 0; j < 5; j += 1) market.setPlaces(j, 0);
      for (let i = 10; i < 20; i += 1) market.setBonus(i, 50);
      for (let i = 20; i < 30; i += 1) market.setRank(i, 0);
      market.admit(3);
      return market.weight;
    });
    expect(worse).not.toBe(market.weight);
    expect(JSON.stringify([asSolved(market), market.weight])).toBe(before);
  });

  test('says who comes in when somebody withdraws, and who goes when they come back', () => {
    const choices = [0, 1].map((student) => ({ student, mentor: 0, value: 5 - student }));
    const market = live(problemOf({ ranks: [0, 0], places: [1], choices }));
    expect(market.withdraw(0)).toBe(1);
    expect(market.withdraw(0)).toBe(-1);
    expect(market.isAway(0)).toBe(true);
    expect(market.mentorOf(1)).toBe(0);
    expect(market.admit(0)).toBe(1);
    expect(market.admit(0)).toBe(-1);
    expect(market.mentorOf(0)).toBe(0);
  });

  test('leaves everybody and every price as they are when a change cannot matter', () => {
    for (let salt = 0; salt < 3; salt += 1) {
      const problem = randomProblem(numbersFrom(300 + salt), sizes[2]!);
      const market = live(problem);
      const { standing } = market;
      const state = () => [[...standing.mentorOf], [...standing.p], [...standing.first], [...standing.next]];
      const before = state();
      const quiet = (change: () => void): void => {
        change();
        expect(state()).toEqual(before);
      };
      for (let i = 0; i < problem.rankOf.length; i += 1) {
        const held = market.mentorOf(i);
        for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1) {
          const [j, value] = [problem.mentorAt[e]!, problem.valueAt[e]!];
          const slack = standing.p[j]! + standing.surplus[i]! - value;
          // A pair that is held may become better, any other as good as it can be without being wished for.
          if (j !== held) quiet(() => market.allow(i, j, value + slack));
          else quiet(() => market.allow(i, j, value + 7));
          if (j !== held && e % 3 === 0) quiet(() => market.block(i, j));
        }
        if (held !== -1) quiet(() => market.setBonus(i, market.bonusOf[i]! + 3));
      }
      for (const [j, price] of standing.p.entries())
        if (price === 0 && market.standing.places[j]! > 0) quiet(() => market.setPlaces(j, standing.places[j]! + 4));
      expectSolved(market);
    }
  });

  test('a change of somebody who is away shows when they come back', () => {
    for (let salt = 0; salt < 8; salt += 1) {
      const problem = randomProblem(numbersFrom(400 + salt), sizes[0]!);
      const market = live(problem);
      market.withdraw(2);
      market.setBonus(2, 5);
      market.setRank(2, 0);
      for (let j = 0; j < problem.places.length; j += 1) {
        if (j % 2 === 0) market.allow(2, j, 30 + j);
        else market.block(2, j);
      }
      expectSolved(market);
      expect(market.mentorOf(2)).toBe(-1);
      market.admit(2);
      expectSolved(market);
      expect(market.mentorOf(2) === -1 || market.mentorOf(2) % 2 === 0).toBe(true);
    }
  });

  test('a round of nobody', () => {
    const market = live(problemOf({ ranks: [], places: [2], choices: [] }));
    market.setPlaces(0, 0);
    expectSolved(market);
  });
});

describe('laws', () => {
  const each = (check: (market: LiveMarket, problem: Problem) => void): void => {
    for (let salt = 0; salt < 25; salt += 1) {
      const problem = randomProblem(numbersFrom(7000 + salt), sizes[salt % sizes.length]!);
      check(live(problem), problem);
    }
  };

  test('one more place anywhere never makes the best draft worse', () =>
    each((market, { places }) => {
      for (let j = 0; j < places.length; j += 1) {
        const before = market.weight;
        market.setPlaces(j, places[j]! + 1);
        expect(market.weight).toBeGreaterThanOrEqual(before);
      }
    }));

  test('a mentor who joins never makes the best draft worse', () =>
    each((_, problem) => {
      const next = numbersFrom(problem.mentorAt.length);
      const joined = live({ ...problem, places: Int32Array.from([...problem.places, 1]) });
      const before = joined.weight;
      expect(before).toBe(total(problem, solve(problem)));
      for (let i = 0; i < problem.rankOf.length; i += 1)
        joined.allow(i, problem.places.length, Math.floor(next() * 50));
      expect(joined.weight).toBeGreaterThan(before);
      expectSolved(joined);
    }));

  test('a mentor with two places is worth as much as two equal mentors with one', () =>
    each((market, problem) => {
      const [j, twin] = [0, problem.places.length];
      market.setPlaces(j, 2);
      const split = live({ ...problem, places: Int32Array.from([...problem.places, 0]) });
      split.setPlaces(j, 1);
      for (let i = 0; i < problem.rankOf.length; i += 1)
        for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1)
          if (problem.mentorAt[e] === j) split.allow(i, twin, problem.valueAt[e]!);
      split.setPlaces(twin, 1);
      expect(split.weight).toBe(market.weight);
      expectSolved(split);
    }));

  test('keeping exactly the best pairs costs nothing', () =>
    each((market, problem) => {
      const before = market.weight;
      for (let i = 0; i < problem.rankOf.length; i += 1)
        for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1)
          if (market.mentorOf(i) !== problem.mentorAt[e]) market.block(i, problem.mentorAt[e]!);
      expect(market.weight).toBe(before);
      expectSolved(market);
    }));
});
