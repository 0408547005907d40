import fc from 'fast-check';
import { defaultCriteria } from './criterion-kinds';
import { respread, sumOf, weightFaults } from './weights';

const weights = fc.array(fc.nat(100), { minLength: 1, maxLength: 12 });

test('the weights that a round starts with sum to 100', () => {
  expect(sumOf(defaultCriteria.map(({ weight }) => weight))).toBe(100);
});

test('weights that do not sum to 100 are refused, and the sum is named', () => {
  expect(weightFaults([50, 45])).toEqual([
    { field: 'weights', message: 'The weights must sum to 100. They sum to 95 now' },
  ]);
});

test('weights that sum to 100 are fine, and so is a round without any', () => {
  expect([weightFaults([60, 40]), weightFaults([])]).toEqual([[], []]);
});

test.each([[[50.5, 49.5]], [[-10, 110]], [[Number.NaN, 100]]])('%j are not weights, whatever they sum to', (given) => {
  expect(weightFaults(given)[0]?.message).toBe('Each weight is a whole number from 0 to 100');
});

test('spread again, weights always sum to what is asked', () => {
  fc.assert(fc.property(weights, fc.nat(100), (given, total) => expect(sumOf(respread(given, total))).toBe(total)));
});

test('spread again, no weight is more than one away from its exact share', () => {
  const property = (given: number[], total: number) => {
    const sum = sumOf(given);
    const shares = given.map((weight) => (sum === 0 ? total / given.length : (weight * total) / sum));
    respread(given, total).forEach((weight, at) => expect(Math.abs(weight - (shares[at] ?? 0))).toBeLessThan(1));
  };
  fc.assert(fc.property(weights, fc.nat(100), property));
});

test('spread again, a heavier weight never falls below a lighter one', () => {
  const property = (given: number[], total: number) => {
    const after = respread(given, total);
    const byWeight = given.map((weight, at) => ({ weight, after: after[at] ?? 0 }));
    for (const a of byWeight)
      for (const b of byWeight) if (a.weight > b.weight) expect(a.after).toBeGreaterThanOrEqual(b.after);
  };
  fc.assert(fc.property(weights, fc.nat(100), property));
});

test('weights that are all 0 share equally, the first getting what is left over', () => {
  expect(respread([0, 0, 0], 100)).toEqual([34, 33, 33]);
});

test('nothing can be spread over nothing', () => expect(respread([], 100)).toEqual([]));
