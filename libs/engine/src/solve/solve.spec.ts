import fc from 'fast-check';
import { proofFaults, weightOf } from '../../test/proof-of';
import { numbersFrom, problemOf, randomProblem, type Choice } from '../../test/rounds-of-numbers';
import { heaviestPairs } from '../ties/heaviest';
import type { Problem, Solution } from './problem';
import { solve } from './solve';

/** How many of each rank are served, then the sum of bonuses and values. */
type Objective = readonly number[];

function objectiveOf(problem: Problem, { edgeOf }: Pick<Solution, 'edgeOf'>): Objective {
  const sums = new Array<number>(problem.worthOf.length + 1).fill(0);
  edgeOf.forEach((e, i) => {
    if (e === -1) return;
    sums[problem.rankOf[i]!]! += 1;
    sums[sums.length - 1]! += problem.bonusOf[i]! + problem.valueAt[e]!;
  });
  return sums;
}

const compare = (a: Objective, b: Objective): number => {
  const at = a.findIndex((one, k) => one !== b[k]);
  return at === -1 ? 0 : a[at]! - b[at]!;
};

/** The best that can be had, by trying everything: rank by rank, or only the sum. */
function bestByTrying(problem: Problem, better: (a: Objective, b: Objective) => number): Objective {
  const { rankOf, bonusOf, rowStart, mentorAt, valueAt } = problem;
  const left = [...problem.places];
  const now = new Array<number>(problem.worthOf.length + 1).fill(0);
  let best: Objective = [...now];
  const go = (i: number): void => {
    if (i === rankOf.length) {
      if (better(now, best) > 0) best = [...now];
      return;
    }
    go(i + 1);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      if (left[mentorAt[e]!] === 0) continue;
      const worth = bonusOf[i]! + valueAt[e]!;
      left[mentorAt[e]!]! -= 1;
      now[rankOf[i]!]! += 1;
      now[now.length - 1]! += worth;
      go(i + 1);
      now[now.length - 1]! -= worth;
      now[rankOf[i]!]! -= 1;
      left[mentorAt[e]!]! += 1;
    }
  };
  go(0);
  return best;
}

const pick = <T>(next: () => number, from: readonly T[]): T => from[Math.floor(next() * from.length)]!;

/** All the ways in which one small round is answered wrongly. */
function faultsOfSmall(seed: number, fit: boolean): string[] {
  const next = numbersFrom(seed);
  const problem = randomProblem(next, {
    students: 1 + Math.floor(next() * 7),
    mentors: 1 + Math.floor(next() * 5),
    mostPlaces: pick(next, [1, 2, 2, 3]),
    ranks: pick(next, [1, 2, 3]),
    values: pick(next, [1, 2, 5, 100, 1e6, 2 ** 30]),
    bonuses: pick(next, [1, 1, 4, 2 ** 17, 2 ** 34]),
    density: pick(next, [0.3, 0.6, 0.9]),
    ...(fit
      ? {
          worths: pick(next, [
            [0, 0, 0],
            [7, 4, 1],
          ]),
        }
      : {}),
  });
  const weight = ({ rankOf }: Problem, { edgeOf }: Solution): number =>
    edgeOf.reduce((sum, e, i) => (e === -1 ? sum : sum + weightOf(problem, i, e)), 0 * rankOf.length);
  const sumOf = (one: Objective): number =>
    one.reduce((sum, count, at) => sum + count * (at < one.length - 1 ? problem.worthOf[at]! : 1), 0);
  const solution = solve(problem);
  const faults = proofFaults(problem, solution);
  const best = bestByTrying(problem, fit ? (a, b) => sumOf(a) - sumOf(b) : compare);
  const found = objectiveOf(problem, solution);
  const lost = fit ? sumOf(best) - weight(problem, solution) : compare(best, found);
  faults.push(...pricesOfClosed(problem, solution));
  return lost === 0 ? faults : [...faults, `seed ${seed}: ${found.join(' ')} instead of ${best.join(' ')}`];
}

/** The price of a mentor without places is the least at which nobody would want one. */
function pricesOfClosed(problem: Problem, { u, p }: Solution): string[] {
  const least = Array.from(problem.places, () => 0);
  for (let i = 0; i < u.length; i += 1)
    for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1) {
      const j = problem.mentorAt[e]!;
      least[j] = Math.max(least[j]!, weightOf(problem, i, e) - u[i]!);
    }
  return [...problem.places].flatMap((open, j) =>
    open === 0 && p[j] !== least[j] ? [`mentor ${j} without places costs ${p[j]}, could cost ${least[j]}`] : [],
  );
}

const anySeed = fc.noBias(fc.nat());
const seeds = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const grid = (students: number, mentors: number, value: (i: number, j: number) => number): Choice[] =>
  seeds(students).flatMap((student) =>
    seeds(mentors).map((mentor) => ({ student, mentor, value: value(student, mentor) })),
  );
const of = (length: number, one: number): number[] => new Array<number>(length).fill(one);

describe('solving a round of numbers', () => {
  /** Twenty rounds that lie together. */
  const faultsOfSome = (from: number, fit: boolean): string[] =>
    seeds(20).flatMap((at) => faultsOfSmall(from + at, fit));

  test('agrees with trying everything, and proves it, in 20,000 tiny rounds', () =>
    fc.assert(
      fc.property(anySeed, (from) => expect(faultsOfSome(from, false)).toEqual([])),
      { numRuns: 1_000 },
    ));

  test('agrees with trying everything where fit is all that counts, in 10,000 tiny rounds', () =>
    fc.assert(
      fc.property(anySeed, (from) => expect(faultsOfSome(from, true)).toEqual([])),
      { numRuns: 500 },
    ));

  test.each(seeds(24))('agrees with another solver on a round of middle size (%i)', (seed) => {
    const next = numbersFrom(7_000 + seed);
    const problem = randomProblem(next, {
      students: 60 + Math.floor(next() * 120),
      mentors: 20 + Math.floor(next() * 100),
      mostPlaces: pick(next, [1, 2, 5]),
      ranks: pick(next, [1, 2, 3]),
      values: pick(next, [3, 60, 65_536, 2 ** 30]),
      bonuses: pick(next, [1, 9, 65_536]),
      density: pick(next, [0.02, 0.05, 0.2, 1]),
      ...(seed % 4 === 3 ? { worths: [0, 0, 0] } : {}),
    });
    const weightAt = Float64Array.from(problem.valueAt);
    for (let i = 0; i < problem.rankOf.length; i += 1)
      for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1) weightAt[e] = weightOf(problem, i, e);
    const solution = solve(problem);
    const other = heaviestPairs({ ...problem, weightAt });
    const total = (edgeOf: Int32Array): number => edgeOf.reduce((sum, e) => (e === -1 ? sum : sum + weightAt[e]!), 0);
    expect(proofFaults(problem, solution)).toEqual([]);
    expect(total(solution.edgeOf)).toBe(total(other.edgeOf));
  });

  const chain = seeds(400).flatMap((i) => [
    { student: i, mentor: i, value: 10 },
    ...(i > 0 ? [{ student: i, mentor: i - 1, value: 10 + (i % 3) }] : []),
  ]);
  test.each<[string, Problem, number]>([
    ['nobody at all', problemOf({ ranks: [], places: [], choices: [] }), 0],
    ['no mentors', problemOf({ ranks: of(4, 0), places: [], choices: [] }), 0],
    ['no students', problemOf({ ranks: [], places: of(3, 2), choices: [] }), 0],
    ['no pairs', problemOf({ ranks: of(4, 0), places: of(3, 1), choices: [] }), 0],
    ['no places', problemOf({ ranks: of(9, 0), places: of(4, 0), choices: grid(9, 4, () => 5) }), 0],
    ['one mentor with five places', problemOf({ ranks: seeds(9), places: [5], choices: grid(9, 1, (i) => i) }), 5],
    [
      'more places than students',
      problemOf({ ranks: of(3, 0), places: [99, 99], choices: grid(3, 2, (i, j) => i + j) }),
      3,
    ],
    [
      'far more places than students',
      problemOf({ ranks: of(6, 0), places: of(60, 99), choices: grid(6, 60, (i, j) => (j === 0 ? 9 : i)) }),
      6,
    ],
    ['all values equal', problemOf({ ranks: of(90, 0), places: of(60, 1), choices: grid(90, 60, () => 7) }), 60],
    [
      'all values nothing',
      problemOf({ ranks: seeds(50).map((i) => i % 3), places: of(20, 2), choices: grid(50, 20, () => 0) }),
      40,
    ],
    ['a chain', problemOf({ ranks: of(400, 0), places: of(400, 1), choices: chain }), 400],
    [
      'a chain that lacks its last mentor',
      problemOf({ ranks: of(400, 0), places: [...of(399, 1), 0], choices: chain }),
      399,
    ],
    [
      'all wanting the same mentors',
      problemOf({
        ranks: seeds(300).map((i) => i % 3),
        places: of(100, 2),
        choices: grid(300, 100, (i, j) => (j < 20 ? 60_000 - 7 * j : (i * j) % 50)),
      }),
      200,
    ],
    [
      'far more students',
      problemOf({
        ranks: seeds(2000).map((i) => i % 3),
        places: [3, 2],
        choices: grid(2000, 2, (i, j) => (i * 7 + j) % 31),
      }),
      5,
    ],
    [
      'far more mentors',
      problemOf({ ranks: [0, 1], places: of(2000, 1), choices: grid(2, 2000, (i, j) => (i + j * 7) % 31) }),
      2,
    ],
    [
      'near ties',
      problemOf({
        ranks: of(150, 0),
        places: of(140, 1),
        choices: grid(150, 140, (i, j) => 655 * ((i * 31 + j * 17) % 5)),
      }),
      140,
    ],
    [
      'two cities',
      problemOf({
        ranks: of(100, 0),
        places: of(80, 1),
        choices: grid(100, 80, (i, j) => i + j).filter(({ student, mentor }) => student < 30 === mentor < 50),
      }),
      60,
    ],
  ])('proves its answer for %s', (_, problem, served) => {
    const solution = solve(problem);
    expect(proofFaults(problem, solution)).toEqual([]);
    expect(solution.edgeOf.filter((e) => e !== -1)).toHaveLength(served);
  });

  test('keeps the best fit only, and leaves out whom no value speaks for, when serving is no aim', () => {
    const problem = problemOf({
      ranks: [0, 0],
      places: [1, 1],
      choices: [
        { student: 0, mentor: 0, value: 9 },
        { student: 0, mentor: 1, value: 2 },
        { student: 1, mentor: 0, value: 6 },
      ],
      worths: [0],
    });
    const solution = solve(problem);
    expect([...solution.edgeOf]).toEqual([0, -1]);
    expect(proofFaults(problem, solution)).toEqual([]);
  });

  test('tells how far it is, never backwards, and ends with everybody', () => {
    const told: number[] = [];
    const problem = randomProblem(numbersFrom(5), {
      students: 300,
      mentors: 200,
      mostPlaces: 2,
      ranks: 3,
      values: 9,
      bonuses: 1,
      density: 0.1,
    });
    solve(problem, (settled) => told.push(settled));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(300);
  });
});
