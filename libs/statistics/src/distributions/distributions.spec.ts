import fc from 'fast-check';
import { apart, furthest, golden } from '../spec/golden';
import { chiSquaredCdf, chiSquaredQuantile } from './chi-squared';
import { fairTossesAtMost } from './even-binomial';
import { fCdf, fQuantile } from './f';
import { normalCdf, normalQuantile, reach } from './normal';
import { studentCdf, studentP, studentQuantile } from './student-t';

const both = (cdf: (tail: 'lower' | 'upper') => number) => [cdf('lower'), cdf('upper')];
const d = golden.distributions;

test.each<[string, readonly (readonly number[])[], number, (row: number[]) => number[]]>([
  ['normal', d.normal, 1, ([z = NaN]) => both((tail) => normalCdf(z, tail))],
  ['normal quantile', d.normalQuantile, 1, ([p = NaN]) => [normalQuantile(p)]],
  ['t', d.student, 2, ([t = NaN, df = NaN]) => both((tail) => studentCdf(t, df, tail))],
  ['t quantile', d.studentQuantile, 2, ([p = NaN, df = NaN]) => [studentQuantile(p, df)]],
  ['chi-squared', d.chiSquared, 2, ([x = NaN, df = NaN]) => both((tail) => chiSquaredCdf(x, df, tail))],
  ['chi-squared quantile', d.chiSquaredQuantile, 2, ([p = NaN, df = NaN]) => [chiSquaredQuantile(p, df)]],
  ['F', d.f, 3, ([f = NaN, a = NaN, b = NaN]) => both((tail) => fCdf(f, a, b, tail))],
  ['F quantile', d.fQuantile, 3, ([p = NaN, a = NaN, b = NaN]) => [fQuantile(p, a, b)]],
  ['fair tosses', d.fairTosses, 2, ([k = NaN, n = NaN]) => [fairTossesAtMost(k, n)]],
])('%s is what R says, to 1e-12 of the value however small', (_, rows, from, ask) => {
  for (const row of rows) expect(furthest(ask([...row]), row.slice(from))).toBeLessThan(1e-12);
  expect(rows.length).toBeGreaterThan(5);
});

const ps = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const dfs = fc.double({ min: 0.7, max: 3000, noNaN: true });

test('what has a formula of its own agrees with it: t of 1 and 2, chi-squared of 2, F of 2', () => {
  fc.assert(
    fc.property(ps, dfs, (p, df) => {
      const isFar = p < 0.25 || p > 0.75;
      const angle = Math.PI * (isFar ? Math.min(p, 1 - p) : Math.abs(p - 0.5));
      const size = isFar ? 1 / Math.tan(angle) : Math.tan(angle);
      expect(apart(Math.abs(studentQuantile(p, 1)), size)).toBeLessThan(1e-12);
      expect(apart(studentQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeLessThan(1e-12);
      expect(apart(chiSquaredQuantile(p, 2), -2 * Math.log1p(-p))).toBeLessThan(1e-12);
      expect(apart(fQuantile(p, 2, df), (df / 2) * Math.expm1((-2 / df) * Math.log1p(-p)))).toBeLessThan(1e-12);
    }),
  );
});

test('a quantile leads back to its probability, from either end', () => {
  fc.assert(
    fc.property(ps, dfs, dfs, fc.constantFrom('lower' as const, 'upper' as const), (p, a, b, tail) => {
      expect(apart(normalCdf(normalQuantile(p, tail), tail), p)).toBeLessThan(1e-12);
      expect(apart(studentCdf(studentQuantile(p, a, tail), a, tail), p)).toBeLessThan(1e-12);
      expect(apart(chiSquaredCdf(chiSquaredQuantile(p, a, tail), a, tail), p)).toBeLessThan(1e-11);
      expect(apart(fCdf(fQuantile(p, a, b, tail), a, b, tail), p)).toBeLessThan(1e-11);
    }),
  );
});

test('the two tails make one, mirror each other, and F turned over is F', () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), dfs, dfs, (x, a, b) => {
      expect(studentCdf(x, a)).toBe(studentCdf(-x, a, 'upper'));
      expect(normalCdf(x) + normalCdf(x, 'upper')).toBeCloseTo(1, 14);
      const f = x * x + 1e-3;
      expect(apart(fCdf(f, a, b), fCdf(1 / f, b, a, 'upper'))).toBeLessThan(1e-10);
      expect(studentCdf(x + 0.5, a)).toBeGreaterThanOrEqual(studentCdf(x, a));
    }),
  );
});

test('a million degrees of freedom and more are nearly normal, and lose no digit on the way', () => {
  // To the first order, t's tail is the normal's and its density times (z³ + z)/(4 df).
  const density = Math.exp(-12.5) / Math.sqrt(2 * Math.PI);
  for (const df of [1e9, 1e12, 1e15])
    expect(apart(studentCdf(-5, df), normalCdf(-5) + (density * (125 + 5)) / (4 * df))).toBeLessThan(1e-13);
  expect(apart(studentQuantile(0.975, 1e15), 1.959963984540054)).toBeLessThan(1e-14);
});

/** Tosses counted as whole numbers. */
function counted(k: number, n: number): number {
  let [term, total] = [1n, 0n];
  for (let at = 0n; at <= BigInt(k); at += 1n) {
    total += term;
    term = (term * (BigInt(n) - at)) / (at + 1n);
  }
  return Number((total * 10n ** 40n) / 2n ** BigInt(n)) / 1e40;
}

test('fair tosses are what counting every one of them gives', () => {
  for (const n of [1, 2, 3, 10, 37, 100])
    for (let k = 0; k < n; k += 1) expect(apart(fairTossesAtMost(k, n), counted(k, n))).toBeLessThan(2e-10);
  expect([fairTossesAtMost(-1, 5), fairTossesAtMost(5, 5), fairTossesAtMost(0, 0)]).toEqual([0, 1, 1]);
});

test('ends of the line', () => {
  expect([normalQuantile(0), normalQuantile(1), studentQuantile(1, 4), chiSquaredQuantile(0, 3)]).toEqual([
    -Infinity,
    Infinity,
    Infinity,
    0,
  ]);
  expect([fQuantile(1, 2, 3), fCdf(-1, 2, 3), fCdf(Infinity, 2, 3), chiSquaredCdf(0, 1, 'upper')]).toEqual([
    Infinity,
    0,
    1,
    1,
  ]);
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(0), studentP(0, 3)]).toEqual([0, 1, 0.5, 1]);
});

test('what is no number is refused', () => {
  expect(() => normalCdf(NaN)).toThrow(RangeError);
  expect(() => studentCdf(NaN, 3)).toThrow(RangeError);
  expect(() => studentCdf(1, 0)).toThrow(RangeError);
  expect(() => chiSquaredCdf(NaN, 1)).toThrow(RangeError);
  expect(() => fCdf(NaN, 1, 1)).toThrow(RangeError);
  expect(() => fQuantile(1.5, 1, 1)).toThrow(RangeError);
  expect(() => chiSquaredQuantile(NaN, 1)).toThrow(RangeError);
  expect(() => reach(1)).toThrow(RangeError);
  expect(() => fairTossesAtMost(1, 2.5)).toThrow(RangeError);
});
