import { askedTier, toldTier, toldTiers } from './told-tier';

test('the number of those without a tier is told to nobody, and cannot be asked for', () => {
  expect([toldTier(2, 4), toldTier(4, 4), toldTier(4, null), toldTier(4)]).toEqual([2, 'none', 4, 4]);
  expect([askedTier(2, 4), askedTier(4, 4), askedTier('none', 4)]).toEqual([2, 0, 4]);
  expect([askedTier('none', null), askedTier('none'), askedTier(4)]).toEqual([0, 0, 4]);
});

test('counts keep their order', () => {
  const counts = [1, 5].map((tier) => ({ tier, students: 3, matched: 1 }));
  expect(toldTiers(counts, 5)).toEqual([
    { tier: 1, students: 3, matched: 1 },
    { tier: 'none', students: 3, matched: 1 },
  ]);
});
