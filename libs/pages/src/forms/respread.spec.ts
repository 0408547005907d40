import * as fc from 'fast-check';
import { respread } from './respread';

const weights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 });
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

describe('sharing what is left among the other weights', () => {
  test('always gives whole numbers, none negative, that sum to 100, and keeps what was set', () => {
    fc.assert(
      fc.property(weights, fc.nat(11), fc.integer({ min: -20, max: 120 }), (before, at, value) => {
        const index = at % before.length;
        const after = respread(before, index, value);
        expect(after).toHaveLength(before.length);
        expect(sum(after)).toBe(100);
        expect(after.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
        if (before.length > 1) expect(after[index]).toBe(Math.min(100, Math.max(0, value)));
      }),
    );
  });

  test('keeps the order of the others: none overtakes a heavier one', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 100 }), (before, value) => {
        const [, ...others] = respread([50, ...before], 0, value);
        for (const [a, one] of before.entries())
          for (const [b, other] of before.entries()) {
            if (one > other) expect(others[a]).toBeGreaterThanOrEqual(others[b] ?? 0);
          }
      }),
    );
  });

  test('survives weights that are no numbers at all', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 2, maxLength: 6 }), fc.double(), (before, value) => {
        const finite = before.map((one) => (Number.isFinite(one) ? Math.min(1e6, one) : Number.NaN));
        expect(sum(respread(finite, 0, value))).toBe(100);
      }),
    );
  });

  test.each([
    ['in proportion', [40, 30, 20, 10], 0, 10, [10, 45, 30, 15]],
    ['equally when the others are all 0', [100, 0, 0], 0, 40, [40, 30, 30]],
    ['to the earlier one when halves tie', [0, 50, 50], 0, 1, [1, 50, 49]],
    ['nothing when one takes all', [20, 30, 50], 2, 100, [0, 0, 100]],
    ['100 to a lone weight', [30], 0, 10, [100]],
  ])('gives %s', (_how, before, index, value, after) => {
    expect(respread(before, index, value)).toEqual(after);
  });

  test('leaves what it was given as it was', () => {
    const before = Object.freeze([10, 90]);
    expect(respread(before, 0, 60)).toEqual([60, 40]);
    expect(before).toEqual([10, 90]);
  });
});
