import { counted, readsOf } from '../../test/counted';
import { problemOf } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { allDrafts, tinyRound } from './spec/all-drafts';
import { canServe, servedByRank } from './served-by-rank';

test('so many of each rank can be served at once by such pairs if, and only if, some draft does', () => {
  let not = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const { problem, below } = tinyRound(seed);
    const asked = problem.worthOf.length;
    const values = [...problem.valueAt].sort((a, b) => a - b);
    const least = values[below(values.length + 1)] ?? 0;
    const allowed = allDrafts(problem).filter((edgeOf) =>
      edgeOf.every((edge) => edge === -1 || problem.valueAt[edge]! >= least),
    );
    // Better ranks first: what is asked of a rank is at most what it can have when those before it have all they can.
    const most = allowed.map((edgeOf) => [...servedByRank(problem, edgeOf)]).reduce(later);
    const wanted = most.map((count, rank) => Math.max(0, count - (rank + 1 === asked ? below(2) : 0)));
    expect(canServe(problem, Int32Array.from(wanted), least)).toBe(true);
    const at = below(asked);
    const more = most.map((count, rank) => (rank === at ? count + 1 : count));
    const can = allowed.some((edgeOf) => servedByRank(problem, edgeOf).every((count, rank) => count >= more[rank]!));
    expect(canServe(problem, Int32Array.from(more), least)).toBe(can);
    not += can ? 0 : 1;
  }
  expect(not).toBe(300);
});

/** The list that serves more of the first rank in which the two differ. */
function later(one: number[], other: number[]): number[] {
  const at = one.findIndex((count, rank) => count !== other[rank]);
  return at === -1 || one[at]! > other[at]! ? one : other;
}

/** How often the value of a pair is looked at. */
function looksAt(problem: Problem, served: readonly number[]): number {
  const values = counted(problem.valueAt);
  expect(canServe({ ...problem, valueAt: values.list }, Int32Array.from(served), 1)).toBe(true);
  return readsOf(values);
}

const HOPELESS = 50;

/** Ten people of rank 0 fill ten places; then come people of rank 1 who want the same places, and one with a free one. */
const crowded = problemOf({
  ranks: [...new Array<number>(10).fill(0), ...new Array<number>(HOPELESS).fill(1), 1],
  places: new Array<number>(11).fill(1),
  choices: [
    ...Array.from({ length: 10 + HOPELESS }, (_, student) =>
      Array.from({ length: 10 }, (__, mentor) => ({ student, mentor, value: 5 })),
    ).flat(),
    { student: 10 + HOPELESS, mentor: 10, value: 5 },
  ],
});

test('nobody is moved along when as many as are wanted have found a place', () => {
  // Everybody looks for a free place once; of rank 0 each looks past those who came before.
  const once = (10 * 11) / 2 + 10 * HOPELESS + 1;
  expect(looksAt(crowded, [10, 1])).toBe(once);
});

test('places that could not be freed for one are not searched again for the next', () => {
  const searched = problemOf({
    ranks: [...new Array<number>(10 + HOPELESS).fill(0), 0],
    places: new Array<number>(11).fill(1),
    choices: [
      ...Array.from({ length: 10 + HOPELESS }, (_, student) =>
        Array.from({ length: 10 }, (__, mentor) => ({ student, mentor, value: 5 })),
      ).flat(),
      { student: 0, mentor: 10, value: 0 },
      { student: 10 + HOPELESS, mentor: 10, value: 5 },
    ],
  });
  // One search finds out that these ten places are held for good; all others look at their own pairs alone.
  const values = counted(searched.valueAt);
  expect(canServe({ ...searched, valueAt: values.list }, Int32Array.of(12), 1)).toBe(false);
  const pairs = searched.valueAt.length;
  expect(readsOf(values)).toBeLessThan(2 * pairs + 10 * 10 + 10);
});
