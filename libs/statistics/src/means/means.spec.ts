import fc from 'fast-check';
import { moments, sum } from '../numbers/sums';
import { bell, chance, times } from '../spec/chance';
import { furthest, golden } from '../spec/golden';
import { hedgesG, smallSample, standardisedChange } from './hedges-g';
import { median } from './median';
import { pairedChange } from './paired-change';

const m = golden.means;
const sleepers = m.before.map((before, at) => ({ before, after: m.after[at] ?? NaN }));

describe('what R says', () => {
  test("mean change, on Student's own sleepers", () => {
    const { mean, sd, se, df, interval, p } = pairedChange(sleepers)!;
    expect(furthest([mean, sd!, se!, df, interval!.lower, interval!.upper, p!], m.paired)).toBeLessThan(1e-13);
    // As printed in Student 1908 and in R's help: 1.58, 0.70 to 2.46, p 0.00283.
    expect([mean.toFixed(2), interval!.lower.toFixed(2), interval!.upper.toFixed(2), p!.toFixed(5)]).toEqual([
      '1.58',
      '0.70',
      '2.46',
      '0.00283',
    ]);
  });
  test('Hedges, for two groups and for one group twice', () => {
    const [two, one] = [hedgesG(m.first, m.second)!, standardisedChange(sleepers)!];
    expect(furthest([two.g, two.se, two.df, two.lower, two.upper], m.hedges)).toBeLessThan(1e-13);
    expect(furthest([one.g, one.se, one.df, one.lower, one.upper], m.standardised)).toBeLessThan(1e-13);
  });
  test('which values hold the median', () => {
    for (const [n = 0, rank = 0, level = 0] of m.median) {
      const found = median(times(n, (at) => at + 1))!;
      expect(found.interval).toEqual(rank === 0 ? null : { lower: rank, upper: n + 1 - rank });
      expect(found.level).toBeCloseTo(rank === 0 ? 0 : level, 14);
    }
  });
});

const figure = fc.integer({ min: -400, max: 400 }).map((n) => n / 8);
const figures = fc.array(figure, { minLength: 3, maxLength: 40 });

test('a sum keeps what plain adding loses', () => {
  expect(sum([1e16, 1, -1e16])).toBe(1);
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(sum(times(100_000, () => 0.1))).toBe(10_000);
  expect(sum([])).toBe(0);
});

test('spread is told though all are large and close, and is none at all when all are the same', () => {
  expect(moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toEqual({
    n: 4,
    mean: 1e9 + 10,
    squares: 90,
    sd: Math.sqrt(30),
  });
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.integer({ min: 2, max: 50 }),
      (value, n) => {
        expect(moments(times(n, () => value))).toEqual({ n, mean: value + 0, squares: 0, sd: 0 });
      },
    ),
  );
});

test('moving everybody by the same moves no change, and changing the times over changes its sign', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ before: figure, after: figure }), { minLength: 2, maxLength: 40 }),
      figure,
      (pairs, by) => {
        const plain = pairedChange(pairs)!;
        const moved = pairedChange(pairs.map(({ before, after }) => ({ before: before + by, after: after + by })))!;
        const turned = pairedChange(pairs.map(({ before, after }) => ({ before: after, after: before })))!;
        expect(moved).toEqual(plain);
        expect(turned.mean).toBeCloseTo(-plain.mean, 10);
        expect(turned.interval!.lower).toBeCloseTo(-plain.interval!.upper, 8);
      },
    ),
  );
});

test('an effect does not depend on the unit, and changes its sign with its sides', () => {
  fc.assert(
    fc.property(figures, figures, fc.integer({ min: 1, max: 9 }), (a, b, unit) => {
      const plain = hedgesG(a, b);
      if (!plain) return;
      const scaled = hedgesG(
        a.map((x) => x * unit + 3),
        b.map((x) => x * unit + 3),
      )!;
      expect(scaled.g).toBeCloseTo(plain.g, 8);
      expect(hedgesG(b, a)!.g).toBeCloseTo(-plain.g, 10);
      expect(plain.lower <= plain.g && plain.g <= plain.upper).toBe(true);
    }),
  );
});

test('a median has as many below as above, and its interval holds it', () => {
  fc.assert(
    fc.property(figures, (values) => {
      const found = median(values)!;
      const below = values.filter((value) => value < found.median).length;
      expect(
        below <= values.length / 2 && values.filter((value) => value > found.median).length <= values.length / 2,
      ).toBe(true);
      if (!found.interval) return expect(values.length).toBeLessThan(6);
      expect(found.interval.lower <= found.median && found.median <= found.interval.upper).toBe(true);
      expect(found.level).toBeGreaterThanOrEqual(0.95);
    }),
  );
});

test('intervals hold the truth in 93 to 97 of a hundred made-up studies', () => {
  const next = bell(chance(8));
  const [change, effect, standard] = [0, 1, 2].map((kind) => {
    const held = times(600, () => {
      if (kind === 1)
        return hedgesG(
          times(20, () => next() + 0.4),
          times(25, next),
        );
      // Before and after go together by 0.5, so that the change has the spread of one of them.
      const pairs = times(30, () => {
        const before = next();
        return { before, after: 0.4 + before / 2 + Math.sqrt(0.75) * next() };
      });
      return kind === 0 ? pairedChange(pairs)!.interval : standardisedChange(pairs);
    });
    return held.filter((one) => one && one.lower <= 0.4 && 0.4 <= one.upper).length / 600;
  });
  for (const share of [change!, effect!, standard!]) {
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.97);
  }
});

test('Hedges takes out the bias of small groups', () => {
  const next = bell(chance(11));
  const found = times(
    1500,
    () =>
      hedgesG(
        times(6, () => next() + 0.8),
        times(6, next),
      )!.g,
  );
  const { mean, sd } = moments(found);
  expect(Math.abs(mean! - 0.8)).toBeLessThan((2 * sd!) / Math.sqrt(1500));
  expect(0.8 / smallSample(10) - 0.8).toBeGreaterThan((2 * sd!) / Math.sqrt(1500));
});

test('nobody, one person, all the same', () => {
  expect([pairedChange([]), hedgesG([], [1, 2]), median([]), standardisedChange([])]).toEqual([null, null, null, null]);
  expect(pairedChange([{ before: 1, after: 3 }])).toEqual({
    n: 1,
    mean: 2,
    sd: null,
    se: null,
    df: 0,
    interval: null,
    p: null,
  });
  const alike = pairedChange(times(5, (at) => ({ before: at, after: at + 1 })));
  expect(alike).toMatchObject({ mean: 1, sd: 0, interval: { lower: 1, upper: 1 }, p: null });
  expect([hedgesG([2, 2], [3, 3]), hedgesG([1], [2, 3])]).toEqual([null, null]);
  expect(standardisedChange(times(5, (at) => ({ before: 1, after: at })))).toBeNull();
  expect(standardisedChange(times(5, (at) => ({ before: at, after: 2 })))).toMatchObject({ g: 0, df: 4 });
  expect(median([7])).toEqual({ n: 1, median: 7, interval: null, level: 0 });
});

test('what is no number is refused', () => {
  expect(() => pairedChange([{ before: NaN, after: 1 }])).toThrow(RangeError);
  expect(() => pairedChange([{ before: 1, after: Infinity }])).toThrow(RangeError);
  expect(() => pairedChange([], 1)).toThrow(RangeError);
  expect(() => hedgesG([1, NaN], [1, 2])).toThrow(RangeError);
  expect(() => standardisedChange([{ before: 1, after: NaN }])).toThrow(RangeError);
  expect(() => median([1, NaN])).toThrow(RangeError);
});
