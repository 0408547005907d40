import { freePlaces } from './place-numbers';

test('the lowest free numbers are given, and never one beyond the places', () => {
  expect(freePlaces(4, new Set([1, 3]), 2)).toEqual([2, 4]);
  expect(freePlaces(2, new Set([1]), 5)).toEqual([2]);
  expect(freePlaces(0, new Set(), 1)).toEqual([]);
});
