import { placesToTry, tiersToTry, triedPeopleFaults } from './tried-people';

const can = {
  groups: [{ id: 'care', name: 'Care', tier: 2 }],
  mentors: [
    { offerId: 'lee', name: 'Lee', places: 1 },
    { offerId: 'priti', name: 'Priti', places: 0 },
  ],
};
const turned = (applicationId: string, before: number | null, after: number | null) => ({
  applicationId,
  before,
  after,
});

test('only who would be served in another turn is handed on, and whoever has no tier stays behind all who have one', () => {
  expect(tiersToTry([turned('a', 2, 1), turned('b', 1, 1), turned('c', null, null)], 3)).toEqual({ a: 1 });
  expect(tiersToTry([turned('a', null, 4), turned('c', null, null)], 1)).toEqual({ a: 4, c: 5 });
  expect(tiersToTry([turned('a', 1, null), turned('b', 9, 9)], 9)).toEqual({ a: 9 });
});

test('one more for everybody is for those who offer any; one mentor’s own number counts before it', () => {
  expect(placesToTry(can.mentors, { more: 1 })).toEqual({ lee: 2 });
  expect(placesToTry(can.mentors, { more: 1, mentor: { offerId: 'priti', places: 3 } })).toEqual({ lee: 2, priti: 3 });
  expect(placesToTry(can.mentors, { mentor: { offerId: 'lee', places: 1 } })).toEqual({});
});

test('what cannot be tried is said at its field', () => {
  const fields = (tried: Parameters<typeof triedPeopleFaults>[0]) =>
    triedPeopleFaults(tried, can).map(({ field }) => field);
  expect(
    fields({ tiers: [{ groupId: 'care', tier: 'none' }], more: 5, mentor: { offerId: 'lee', places: 20 } }),
  ).toEqual([]);
  expect(fields({ tiers: [{ groupId: 'care', tier: 10 }] })).toEqual(['tier-care']);
  expect(fields({ tiers: [{ groupId: 'few', tier: 1 }] })).toEqual(['tiers']);
  expect(fields({ more: 1.5, mentor: { offerId: 'nobody', places: 21 } })).toEqual(['more', 'mentor', 'places']);
});
