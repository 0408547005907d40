import fc from 'fast-check';
import { bell, chance, times } from '../spec/chance';
import { apart, golden } from '../spec/golden';
import { ols } from '../regression/ols';
import { detectableEffect } from './detectable-effect';

test('what R works out, and the figures of the plan: 0.49, 0.34, 0.24, 0.15', () => {
  const found = golden.detectable.map(([n = 0, share = 0, explained = 0]) =>
    detectableEffect({ n, share, explained })!,
  );
  golden.detectable.forEach((row, at) => expect(apart(found[at]!, row[3]!)).toBeLessThan(1e-12));
  expect(found.slice(0, 4).map((one) => one.toFixed(2))).toEqual(['0.49', '0.34', '0.24', '0.15']);
});

test('more people, a better baseline and evener arms find smaller effects; covariates cost', () => {
  const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 5000 }), share, share, (n, part, explained) => {
      const found = detectableEffect({ n, share: part, explained })!;
      expect(detectableEffect({ n: n + 1, share: part, explained })!).toBeLessThan(found);
      expect(detectableEffect({ n, share: part, explained: explained / 2 })!).toBeGreaterThan(found);
      expect(detectableEffect({ n, explained })!).toBeLessThanOrEqual(found);
      expect(detectableEffect({ n, share: part, explained, covariates: 3 })!).toBeGreaterThan(found);
    }),
  );
});

test('an effect of that size is found about four times in five', () => {
  const next = bell(chance(6));
  const effect = detectableEffect({ n: 60 })!;
  const found = times(500, () => {
    const rows = times(60, (at) => ({ y: next() + (at % 2) * effect, x: [at % 2] }));
    return ols(rows)!.coefficients[1]!.p! < 0.05;
  });
  expect(Math.abs(found.filter(Boolean).length / 500 - 0.8)).toBeLessThan(0.036);
});

test('too few, and what is no plan', () => {
  expect([detectableEffect({ n: 2 }), detectableEffect({ n: 6, covariates: 4 })]).toEqual([null, null]);
  for (const wrong of [{ n: NaN }, { n: 9, share: 1 }, { n: 9, explained: 1 }, { n: 9, alpha: 0 }, { n: 9, power: 1 }])
    expect(() => detectableEffect(wrong)).toThrow(RangeError);
});
