import { proofFaults } from '../../test/proof-of';
import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { collectLists, Lists } from './lists';
import { listsOfProblem } from './spec/written-down';
import type { AskingSide } from './row-source';
import { solveLists, type ListSolution } from './solve-lists';

const sides: readonly AskingSide[] = ['students', 'mentors'];

function byLists(problem: Problem, side: AskingSide, most: number): ListSolution {
  const source = listsOfProblem(problem, side);
  const middle = source.lists >> 1;
  const slices = [collectLists(source, 0, middle, most), collectLists(source, middle, source.lists, most)];
  return solveLists(problem, side, new Lists(source, slices));
}

function asSolution({ rowStart, mentorAt, valueAt }: Problem, { mentorOf, valueOf, u, p }: ListSolution): Solution {
  const edgeOf = mentorOf.map((mentor, student) => {
    for (let e = rowStart[student]!; e < rowStart[student + 1]!; e += 1)
      if (mentorAt[e] === mentor && valueAt[e] === valueOf[student]) return e;
    return -1;
  });
  return { edgeOf, u, p };
}

function weighOf({ rankOf, worthOf, bonusOf, valueAt }: Problem, { edgeOf }: Pick<Solution, 'edgeOf'>): bigint {
  let sum = 0n;
  for (const [i, e] of edgeOf.entries())
    if (e >= 0) sum += BigInt(worthOf[rankOf[i]!]!) + BigInt(bonusOf[i]!) + BigInt(valueAt[e]!);
  return sum;
}

describe('a round solved from lists of its best pairs', () => {
  const next = numbersFrom(3);
  const below = (limit: number) => Math.floor(next() * limit);
  const recipes = Array.from({ length: 1500 }, () => ({
    students: 1 + below(12),
    mentors: 1 + below(9),
    mostPlaces: 1 + below(3),
    ranks: 1 + below(3),
    values: [1, 2, 5, 100, 65_536][below(5)]!,
    bonuses: [1, 3, 1000][below(3)]!,
    density: [0.2, 0.5, 1][below(3)]!,
    ...(below(4) === 0
      ? {
          worths: [
            [50, 7, 0],
            [0, 0, 0],
            [10_000, 10_000, 3],
          ][below(3)]!,
        }
      : {}),
  }));

  test.each(sides)('is proven best on every pair, whoever asks: %s', (side) => {
    for (const recipe of recipes) {
      const problem = randomProblem(next, recipe);
      const best = weighOf(problem, solve(problem));
      for (const most of [1, 2, 5]) {
        const found = asSolution(problem, byLists(problem, side, most));
        expect({ recipe, most, faults: proofFaults(problem, found) }).toEqual({ recipe, most, faults: [] });
        expect(weighOf(problem, found)).toBe(best);
      }
    }
  });

  test.each(sides)('stays best with hundreds of people and lists of two: %s', (side) => {
    for (const [students, mentors, mostPlaces, ranks] of [
      [300, 200, 1, 1],
      [300, 200, 1, 3],
      [200, 150, 3, 3],
      [150, 20, 9, 2],
    ] as const) {
      const problem = randomProblem(next, {
        students,
        mentors,
        mostPlaces,
        ranks,
        values: 65_536,
        bonuses: 1,
        density: 0.6,
      });
      const solution = byLists(problem, side, 2);
      expect(solution.extended).toBeGreaterThan(0);
      expect(proofFaults(problem, asSolution(problem, solution))).toEqual([]);
    }
  });

  test.each(sides)('copes with rounds in which there is nothing to do: %s', (side) => {
    for (const [ranks, places] of [
      [[], []],
      [[0, 1], []],
      [
        [0, 0],
        [0, 0],
      ],
      [[], [2]],
    ] as const) {
      const problem = problemOf({ ranks, places, choices: [] });
      expect(byLists(problem, side, 4).mentorOf.every((mentor) => mentor === -1)).toBe(true);
    }
  });
});
