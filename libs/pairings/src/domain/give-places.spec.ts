import { givePlaces } from './give-places';

const pair = (applicationId: string, offerId = 'joan') => ({ applicationId, offerId });

test('each pair gets the lowest number that is free at its mentor', () => {
  const { given, without } = givePlaces([pair('a'), pair('b')], new Map([['joan', { places: 4, taken: [1, 3] }]]));
  expect(given.map(({ applicationId, placeNo }) => [applicationId, placeNo])).toEqual([
    ['a', 2],
    ['b', 4],
  ]);
  expect(without).toEqual([]);
});

test('who finds no place is told apart, and the mentor’s number is not exceeded', () => {
  const { given, without } = givePlaces([pair('a'), pair('b')], new Map([['joan', { places: 1, taken: [] }]]));
  expect([given.length, without]).toEqual([1, [pair('b')]]);
  expect(givePlaces([pair('a', 'nobody')], new Map()).without).toHaveLength(1);
});
