import { chance, times } from '../spec/chance';
import { noiseOf } from './cell-key';
import { gapOf, meanOf, shareOf } from './estimates';
import { roundedTo } from './rounding';
import type { Estimate } from './types';

const percent = (estimate: Estimate) =>
  'value' in estimate ? [estimate.low, estimate.high].map((one) => Math.round(one * 1e4) / 100) : estimate.code;

describe('a share with its interval', () => {
  test.each([
    [0, 25, 0, 13.32],
    [5, 25, 8.86, 39.13],
    [18, 30, 42.32, 75.41],
    [60, 80, 64.52, 83.19],
    [300, 400, 70.53, 78.99],
  ])('exact: %p of %p lies between %p %% and %p %% (Wilson)', (x, n, low, high) =>
    expect(percent(shareOf(x, n, 'internal'))).toEqual([low, high]),
  );

  test('for OfS has limits to whole points below 400 people, to 0.1 from there on', () => {
    expect(shareOf(18, 30, 'ofs')).toEqual({ value: 0.6, low: 0.42, high: 0.75 });
    expect(shareOf(301, 400, 'ofs')).toEqual({ value: 0.753, low: 0.708, high: 0.792 });
  });

  test('from noisy counts is wider than from exact ones, by less than a quarter from 50 people on', () => {
    const width = (estimate: Estimate) => ('value' in estimate ? estimate.high - estimate.low : NaN);
    const wider = (x: number, n: number) => width(shareOf(x, n, 'public')) / width(shareOf(x, n, 'internal'));
    for (const n of [50, 100, 400])
      for (const part of [0.1, 0.3, 0.5, 0.9]) expect(wider(n * part, n)).toBeGreaterThan(1);
    for (const n of [50, 100, 400]) expect(wider(n / 10, n)).toBeLessThan(1.25);
  });

  test('of nobody, or of more than all, is no share above one', () => {
    expect(shareOf(0, 0, 'public')).toEqual({ code: 'low' });
    expect(shareOf(31, 30, 'public')).toMatchObject({ value: 1, high: 1 });
  });
});

describe('intervals from noisy counts hold the truth as often as they say', () => {
  const next = chance(20261122);
  const drawn = (n: number, p: number) => times(n, () => Number(next() < p)).reduce((sum, one) => sum + one, 0);
  const coverage = (n: number, p: number, noise: (count: number) => number) => {
    let [held, shown] = [0, 0];
    while (shown < 4000) {
      const x = drawn(n, p);
      if (x <= 2 || n - x <= 2) continue;
      const people = n + noise(n);
      const estimate = shareOf(Math.min(people, x + noise(x)), people, 'public');
      shown++;
      if ('value' in estimate && estimate.low <= p && p <= estimate.high) held++;
    }
    return held / shown;
  };
  const byKey = (count: number) => noiseOf(count, Math.floor(next() * 256));

  test.each([
    [23, 0.3],
    [30, 0.5],
    [50, 0.2],
    [60, 0.7],
    [100, 0.5],
    [150, 0.1],
    [400, 0.35],
  ])('of %p people, %p with the outcome: in 93 to 97 of 100', (n, p) => {
    const found = coverage(n, p, byKey);
    expect(found).toBeGreaterThan(0.93);
    expect(found).toBeLessThan(0.97);
  });

  test('noise of three times the variance that is allowed for would be noticed', () => {
    expect(coverage(60, 0.7, (count) => 3 * byKey(count))).toBeLessThan(0.93);
  });
});

describe('a gap', () => {
  test.each([
    [150, 200, 96, 150, 11, 1.31, 20.66],
    [30, 40, 18, 30, 15, -6.64, 35.72],
    [740, 1000, 680, 1000, 6, 2.02, 9.95],
  ])('of %p of %p and %p of %p is as Newcombe has it', (a, n, b, m, gap, low, high) => {
    const found = gapOf(shareOf(a, n, 'internal'), shareOf(b, m, 'internal'));
    // The expected ones are to 0.01 points, what is found to 0.1.
    const off = 'value' in found ? [found.value - gap / 100, found.low - low / 100, found.high - high / 100] : [1];
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.0006);
  });

  test('with a share that is not shown is not shown', () => {
    expect(gapOf({ code: 'low' }, shareOf(50, 90, 'public'))).toEqual({ code: 'N15' });
    expect(gapOf(shareOf(50, 90, 'public'), { code: 'DPL' })).toEqual({ code: 'N15' });
  });
});

describe('a mean', () => {
  test('has Student’s interval, and outside fewer decimals the fewer people', () => {
    // 1 to 5, ten of each: mean 3, standard deviation √(100/49).
    expect(meanOf(150, 550, 50, 50, 'internal')).toEqual({
      value: 3,
      low: expect.closeTo(3 - 2.009575 * Math.sqrt(100 / 49 / 50), 6) as number,
      high: expect.closeTo(3 + 2.009575 * Math.sqrt(100 / 49 / 50), 6) as number,
    });
    expect(meanOf(150, 550, 50, 50, 'public')).toEqual({ value: 3, low: 2.6, high: 3.4 });
    expect(meanOf(301, 1103, 100, 100, 'hesa')).toMatchObject({ value: 3.01 });
    expect(meanOf(3, 9, 1, 1, 'internal')).toEqual({ code: 'low' });
  });
});

test('HESA: a share is worked out from rounded counts, and may be off by what rounding does', () => {
  const off = times(377, (at) => at + 24).map((n) => {
    const x = Math.round(n / 3);
    const shown = shareOf(roundedTo(5, x), roundedTo(5, n), 'hesa');
    return 'value' in shown ? Math.abs(shown.value - x / n) : 1;
  });
  expect(Math.max(...off)).toBeLessThan(0.148);
});
