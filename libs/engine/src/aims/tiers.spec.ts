import { ranksOf } from './aims';
import { SCORE_MAX } from '../model/points';
import { worthOfRanks } from './tiers';
import { settingsWith, student } from '../../test/small-rounds';

test.each([
  [1, 1],
  [500, 3],
  [800, 9],
  [15_000, 9],
  [100_000, 9],
])('%i pairs in %i tiers: numbers stay exact, and each tier outweighs all that follows', (pairs, ranks) => {
  const most = 3 * SCORE_MAX;
  const worth = worthOfRanks(ranks, pairs, most);
  expect(worth[0]).toBeLessThan(2 ** 39);
  for (let rank = 0; rank < ranks; rank += 1)
    expect(worth[rank]! - (worth[rank + 1] ?? 0)).toBeGreaterThan(2 * pairs * most);
});

test.each([
  [6, 3, 4],
  [590, 3, 180],
  [1_000, 2, 1_000],
  [5_000, 2, 200],
])('%i pairs in %i tiers: one student outweighs %i places of groups, exactly', (pairs, ranks, grouped) => {
  const worth = worthOfRanks(ranks, pairs, SCORE_MAX, grouped);
  expect(pairs * worth[0]!).toBeLessThan(2 ** 52);
  for (let rank = 0; rank < ranks; rank += 1) {
    const below = worth[rank + 1] ?? 0;
    expect(worth[rank]! - below).toBeGreaterThan(grouped * below + 2 * pairs * SCORE_MAX);
  }
});

test('no more is outweighed than there are pairs, and places of groups change nothing where there are none', () => {
  expect(worthOfRanks(3, 20, 90, 500)).toEqual(worthOfRanks(3, 20, 90, 20));
  expect(worthOfRanks(3, 20, 90, 0)).toEqual(Float64Array.of(10_806, 7_204, 3_602));
  expect(worthOfRanks(3, 0, 90, 7)).toEqual(worthOfRanks(3, 1, 90, 0));
  // Where nothing of it fits, the tiers still go before all values.
  expect(worthOfRanks(9, 100_000, SCORE_MAX, 50)).toEqual(worthOfRanks(9, 100_000, SCORE_MAX));
});

test.each([
  [1_000, 3, 180],
  [5_000, 9, 1],
])(
  'of %i pairs in %i tiers, no more than %i are outweighed, as numbers would no longer be exact',
  (pairs, ranks, most) => {
    const worth = worthOfRanks(ranks, pairs, SCORE_MAX, pairs);
    const outweighed = (worth[0]! - worth[1]!) / worth[1]!;
    expect(Math.floor(outweighed)).toBeGreaterThanOrEqual(most);
    expect(Math.floor(outweighed)).toBeLessThan(most + 10);
    expect(pairs * worth[0]!).toBeLessThan(2 ** 52);
    const next = worthOfRanks(ranks, pairs, SCORE_MAX, Math.floor(outweighed) + 1);
    expect(next[0]).toBe(worth[0]);
  },
);

test('only the tiers there are take room, the first counts first', () => {
  const students = [9, 4, 9, 7].map((tier, at) => student(`s${at}`, { tier }));
  expect(ranksOf(settingsWith(), students)).toEqual({ rankOf: Uint8Array.of(2, 0, 2, 1), ranks: 3 });
  expect(ranksOf(settingsWith({ ignoreTiers: true }), students).ranks).toBe(1);
  expect(ranksOf(settingsWith({ aim: 'best-fit' }), students).ranks).toBe(1);
  expect(ranksOf(settingsWith(), [])).toEqual({ rankOf: new Uint8Array(0), ranks: 1 });
});
