import { weightOf } from '../../test/proof-of';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { asSolved } from './as-solved';
import { LiveMarket } from './live-market';
import { worthOfMorePlaces } from './more-places';
import { lastPlaces } from './place-values';
import { Seating } from './seating';
import { swapCosts } from './swap-costs';

/** What a draft made afresh achieves: how many of each rank are served, and value and bonus. */
interface Achieved {
  readonly served: readonly number[];
  readonly points: number;
}

function achieved(problem: Problem): Achieved {
  const served = Array.from(problem.worthOf, () => 0);
  let points = 0;
  for (const [i, edge] of solve(problem).edgeOf.entries()) {
    if (edge === -1) continue;
    served[problem.rankOf[i]!]! += 1;
    points += weightOf(problem, i, edge) - problem.worthOf[problem.rankOf[i]!]!;
  }
  return { served, points };
}

/** Student i may have only mentor j, and must: whatever else it costs, being served is worth more. */
function forced(problem: Problem, i: number, j: number): Achieved {
  const rest = without(problem, i);
  const places = Int32Array.from(problem.places);
  places[j]! -= 1;
  const others = achieved({ ...rest, places });
  const edge = problem.mentorAt.subarray(0, problem.rowStart[i + 1]).indexOf(j, problem.rowStart[i]);
  return {
    served: others.served.map((count, rank) => count + (rank === problem.rankOf[i] ? 1 : 0)),
    points: others.points + problem.bonusOf[i]! + problem.valueAt[edge]!,
  };
}

function without(problem: Problem, i: number): Problem {
  const [from, to] = [problem.rowStart[i]!, problem.rowStart[i + 1]!];
  const kept = (_: number, e: number) => e < from || e >= to;
  return {
    ...problem,
    rowStart: problem.rowStart.map((start, at) => (at > i ? start - (to - from) : start)),
    mentorAt: problem.mentorAt.filter(kept),
    valueAt: problem.valueAt.filter(kept),
  };
}

const lost = (best: Achieved, now: Achieved) => ({
  fewer: best.served.map((count, rank) => count - now.served[rank]!),
  points: best.points - now.points,
});

const recipes = [
  { students: 8, mentors: 5, mostPlaces: 2, ranks: 3, values: 4, bonuses: 1, density: 0.6 },
  { students: 14, mentors: 8, mostPlaces: 1, ranks: 2, values: 60, bonuses: 20, density: 0.5 },
  { students: 25, mentors: 20, mostPlaces: 2, ranks: 3, values: 65_536, bonuses: 6_553, density: 0.2 },
  // So few pairs that the prices of mentors are raised one by one.
  { students: 90, mentors: 130, mostPlaces: 1, ranks: 2, values: 500, bonuses: 1, density: 0.022 },
];

const rounds = recipes.flatMap((recipe, at) =>
  Array.from({ length: at === 3 ? 1 : 12 }, (_, salt) => ({
    at,
    problem: randomProblem(numbersFrom(1000 * at + salt), recipe),
  })),
);

describe('what it costs to decide otherwise', () => {
  test('is the difference to a draft made afresh, for every student and mentor', () => {
    let [dearer, places] = [0, 0];
    for (const { problem } of rounds) {
      const best = achieved(problem);
      const market = new LiveMarket(problem, solve(problem));
      for (let i = 0; i < problem.rankOf.length; i += 1) {
        const costs = swapCosts(market, i);
        expect(costs.without).toEqual(lost(best, achieved(without(problem, i))));
        const row = [...problem.mentorAt.subarray(problem.rowStart[i], problem.rowStart[i + 1])];
        expect(costs.mentors.map(({ mentor }) => mentor)).toEqual(row.filter((j) => problem.places[j]! > 0));
        for (const { mentor, ...loss } of costs.mentors) {
          expect(loss).toEqual(lost(best, forced(problem, i, mentor)));
          if (loss.fewer.some((count) => count !== 0)) places += 1;
          else if (loss.points > 0) dearer += 1;
        }
      }
    }
    expect(dearer).toBeGreaterThan(100);
    expect(places).toBeGreaterThan(100);
  });

  test('leaves the market as it was; the mentor held costs nothing', () => {
    const { problem } = rounds[30]!;
    const market = new LiveMarket(problem, solve(problem));
    const before = JSON.stringify(asSolved(market));
    for (let i = 0; i < problem.rankOf.length; i += 1) {
      const held = swapCosts(market, i).mentors.filter(({ mentor }) => mentor === market.mentorOf(i));
      expect(held.every(({ points, fewer }) => points === 0 && fewer.every((count) => count === 0))).toBe(true);
    }
    expect(JSON.stringify(asSolved(market))).toBe(before);
  });

  test('lists mentors in order, whatever order their pairs have come into', () => {
    const { problem } = rounds[12]!;
    const market = new LiveMarket(problem, solve(problem));
    for (let i = 0; i < problem.rankOf.length; i += 1) {
      const [from, to] = [problem.rowStart[i]!, problem.rowStart[i + 1]!];
      for (let e = from; e < to; e += 2) {
        market.block(i, problem.mentorAt[e]!);
        market.allow(i, problem.mentorAt[e]!, problem.valueAt[e]!);
      }
      const mentors = swapCosts(market, i).mentors.map(({ mentor }) => mentor);
      expect(mentors).toEqual([...problem.mentorAt.subarray(from, to)].filter((j) => problem.places[j]! > 0));
    }
  });

  test('one search for all mentors and one search for each find the same', () => {
    for (const { problem } of rounds) {
      const { standing } = new LiveMarket(problem, solve(problem));
      const { worth } = lastPlaces(standing);
      const seating = new Seating(standing);
      for (let j = 0; j < standing.mentors; j += 1) {
        if (standing.places[j] === 0) continue;
        seating.raise(j);
        expect(standing.p[j]).toBe(worth[j]);
      }
    }
  });
});

test('one more place brings what a draft made afresh gains by it, for every mentor', () => {
  let newcomers = 0;
  for (const { problem } of rounds) {
    const best = achieved(problem);
    const { rank, points } = worthOfMorePlaces(new LiveMarket(problem, solve(problem)));
    for (let j = 0; j < problem.places.length; j += 1) {
      const places = problem.places.map((open, at) => (at === j ? open + 1 : open));
      const { fewer, points: fewerPoints } = lost(best, achieved({ ...problem, places }));
      const more = fewer.map((_, at) => (at === rank[j] ? 1 : 0));
      expect([more, points[j]]).toEqual([fewer.map((count) => 0 - count), 0 - fewerPoints]);
      if (rank[j] !== -1) newcomers += 1;
    }
  }
  expect(newcomers).toBeGreaterThan(50);
});
