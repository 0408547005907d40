import type { Draft, StudentCosts } from '@footing/engine';
import { swapPrices } from './swap-price';

const outlook = (total: number, ...matched: number[]) => ({
  total,
  matched: matched.reduce((sum, one) => sum + one, 0),
  lowest: 1,
  tiers: matched.map((one, at) => ({ tier: at + 1, students: 9, matched: one })),
});
const costs = (tiers: { tier: number; change: number }[], points: number): StudentCosts => ({
  best: outlook(100, 3, 2),
  mentors: [{ mentorId: 'm', tiers, points }],
  without: { tiers: [], points: 0 },
});
const now = (total: number, ...matched: number[]) => outlook(total, ...matched) as unknown as Draft;
const priceOf = (asked: StudentCosts, draft: Draft) => swapPrices(asked, draft).get('m');

test('beside the best draft a price is the cost itself', () => {
  expect(priceOf(costs([], 7), now(100, 3, 2))).toEqual({ places: 0, losingTier: null, points: 7 });
});

test('a place lost is named by its tier, also when another tier gains one', () => {
  const change = [
    { tier: 1, change: -1 },
    { tier: 2, change: 1 },
  ];
  expect(priceOf(costs(change, 0), now(100, 3, 2))).toEqual({ places: 0, losingTier: 1, points: 0 });
});

test('where the draft is no longer the best there could be, the price counts from what it is now', () => {
  expect(priceOf(costs([{ tier: 2, change: -1 }], 5), now(90, 3, 1))).toEqual({
    places: 0,
    losingTier: null,
    points: -5,
  });
});
