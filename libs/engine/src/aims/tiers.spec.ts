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

test('only the tiers there are take room, the first counts first', () => {
  const students = [9, 4, 9, 7].map((tier, at) => student(`s${at}`, { tier }));
  expect(ranksOf(settingsWith(), students)).toEqual({ rankOf: Uint8Array.of(2, 0, 2, 1), ranks: 3 });
  expect(ranksOf(settingsWith({ ignoreTiers: true }), students).ranks).toBe(1);
  expect(ranksOf(settingsWith({ aim: 'best-fit' }), students).ranks).toBe(1);
  expect(ranksOf(settingsWith(), [])).toEqual({ rankOf: new Uint8Array(0), ranks: 1 });
});
