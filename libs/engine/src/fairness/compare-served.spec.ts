import { problemOf } from '../../test/rounds-of-numbers';
import { compareServed } from './compare-served';
import { servedByRank } from './served-by-rank';
import { allDrafts, tinyRound } from './spec/all-drafts';

test('counts who gains and who loses by group and tier', () => {
  const values = [5, 7];
  const problem = problemOf({
    ranks: [0, 0, 1, 1],
    places: [4, 4],
    choices: [0, 1, 2, 3].flatMap((student) => values.map((value, mentor) => ({ student, mentor, value }))),
  });
  const before = Int32Array.from([0, 3, -1, 6]);
  const after = Int32Array.from([1, 2, 4, -1]);
  expect(compareServed(problem, before, after, Int32Array.from([1, 0, -1, -1]))).toEqual([
    { group: -1, rank: 1, students: 2, newlyPlaced: 1, noLongerPlaced: 1, better: 0, worse: 0 },
    { group: 0, rank: 0, students: 1, newlyPlaced: 0, noLongerPlaced: 0, better: 0, worse: 1 },
    { group: 1, rank: 0, students: 1, newlyPlaced: 0, noLongerPlaced: 0, better: 1, worse: 0 },
  ]);
});

test('the counts add up to the difference in places, and turn round with the drafts', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { problem, groupOf, below } = tinyRound(seed);
    const drafts = allDrafts(problem);
    const [a, b] = [drafts[below(drafts.length)]!, drafts[below(drafts.length)]!];
    const there = compareServed(problem, a, b, groupOf);
    const back = compareServed(problem, b, a, groupOf);
    for (const [rank, served] of servedByRank(problem, b).entries()) {
      const more = there.filter((entry) => entry.rank === rank);
      const gained = more.reduce((sum, entry) => sum + entry.newlyPlaced - entry.noLongerPlaced, 0);
      expect(gained).toBe(served - servedByRank(problem, a)[rank]!);
    }
    expect(back).toEqual(
      there.map(({ group, rank, students, newlyPlaced, noLongerPlaced, better, worse }) => ({
        group,
        rank,
        students,
        newlyPlaced: noLongerPlaced,
        noLongerPlaced: newlyPlaced,
        better: worse,
        worse: better,
      })),
    );
  }
});
