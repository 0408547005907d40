import { numbersFrom, randomProblem } from '../../../test/rounds-of-numbers';
import type { Problem } from '../../solve/problem';
import { valueOf } from '../price-of-floor';
import { servedByRank } from '../served-by-rank';

/** Every draft there is, as positions; only for tiny rounds. */
export function allDrafts({ rowStart, mentorAt, places, rankOf }: Problem): Int32Array[] {
  const drafts: Int32Array[] = [];
  const left = places.slice();
  const draft = new Int32Array(rankOf.length).fill(-1);
  const go = (i: number): void => {
    if (i === draft.length) {
      drafts.push(draft.slice());
      return;
    }
    draft[i] = -1;
    go(i + 1);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      const mentor = mentorAt[e]!;
      if (left[mentor] === 0) continue;
      left[mentor]! -= 1;
      draft[i] = e;
      go(i + 1);
      left[mentor]! += 1;
    }
    draft[i] = -1;
  };
  go(0);
  return drafts;
}

/** The draft that comes first by a list of numbers, each the greater the better; lists are compared from the left. */
export function firstBy(drafts: readonly Int32Array[], numbers: (edgeOf: Int32Array) => number[]): number[] {
  return drafts.map(numbers).reduce((best, next) => (compareLists(next, best) > 0 ? next : best));
}

export function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, k) => number !== b[k]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

/** What serving is worth: the number served by rank, or nothing where the round is for the best fit. */
export const tiersOf = (problem: Problem, edgeOf: Int32Array): number[] =>
  problem.worthOf[0] === 0 ? [] : [...servedByRank(problem, edgeOf)];

export function countsOf(edgeOf: Int32Array, groupOf: Int32Array, groups: number): Int32Array {
  const counts = new Int32Array(groups);
  for (const [i, edge] of edgeOf.entries()) if (edge !== -1 && groupOf[i] !== -1) counts[groupOf[i]!]! += 1;
  return counts;
}

export const totalOf = valueOf;

/** A tiny round with ties, tiers and places, and a group for most students. */
export function tinyRound(seed: number) {
  const next = numbersFrom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const groups = 1 + below(3);
  const problem = randomProblem(next, {
    students: 1 + below(6),
    mentors: 1 + below(4),
    mostPlaces: 2,
    ranks: 1 + below(3),
    values: [2, 4, 100, 60_000][below(4)]!,
    bonuses: below(3) === 0 ? 5 : 1,
    density: 0.3 + 0.6 * next(),
    ...(below(4) === 0 ? { worths: [0, 0, 0] } : {}),
  });
  const groupOf = Int32Array.from(problem.rankOf, () => below(groups + 1) - 1);
  return { problem, groupOf, groups, below };
}
