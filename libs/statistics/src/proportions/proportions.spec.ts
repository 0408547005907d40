import fc from 'fast-check';
import { furthest, golden } from '../spec/golden';
import { mantelHaenszel } from './mantel-haenszel';
import { mcnemar } from './mcnemar';
import { newcombe, newcombePaired } from './newcombe';
import { wilson } from './wilson';

const limits = (one: { lower: number; upper: number } | null) => [one?.lower ?? NaN, one?.upper ?? NaN];
const difference = (one: { difference: number; lower: number; upper: number } | null) => [
  one?.difference ?? NaN,
  ...limits(one),
];
const stratum = ([a = 0, n1 = 0, c = 0, n2 = 0]: readonly number[]) => ({
  first: { x: a, n: n1 },
  second: { x: c, n: n2 },
});

describe('what R says', () => {
  test('Wilson', () => {
    for (const [x = 0, n = 0, ...expected] of golden.wilson)
      expect(furthest(limits(wilson(x, n)), expected)).toBeLessThan(1e-13);
  });
  test('Newcombe', () => {
    for (const row of golden.newcombe) {
      const { first, second } = stratum(row);
      expect(furthest(difference(newcombe(first, second)), row.slice(4))).toBeLessThan(1e-12);
    }
  });
  test('Newcombe for the same people twice', () => {
    for (const [a = 0, b = 0, c = 0, e = 0, ...expected] of golden.paired) {
      const asked = { bothYes: a, onlyFirst: c, onlySecond: b, bothNo: e };
      expect(furthest(difference(newcombePaired(asked)), expected)).toBeLessThan(1e-12);
    }
  });
  test('McNemar', () => {
    for (const [b = 0, c = 0, ...expected] of golden.mcnemar) {
      const found = mcnemar(b, c)!;
      const { chiSquared, p, corrected, correctedP, exactP, midP } = found;
      expect(furthest([chiSquared, p, corrected, correctedP, exactP, midP], expected)).toBeLessThan(1e-12);
    }
  });
  test('Mantel and Haenszel', () => {
    for (const one of Object.values(golden.mantelHaenszel)) {
      const found = mantelHaenszel(one.strata.map(stratum))!;
      const { se } = found;
      expect(furthest([...difference(found), se], [one.difference, one.lower, one.upper, one.se])).toBeLessThan(1e-12);
    }
  });
});

describe('what was published', () => {
  test('Newcombe 1998, the difference between 56 of 70 and 48 of 80', () => {
    const found = newcombe({ x: 56, n: 70 }, { x: 48, n: 80 })!;
    expect([found.difference.toFixed(4), ...limits(found).map((one) => one.toFixed(4))]).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
  });
  test('Newcombe 1998, paired: 36, 12, 2 and 0', () => {
    const found = newcombePaired({ bothYes: 36, onlySecond: 12, onlyFirst: 2, bothNo: 0 });
    expect(limits(found).map((one) => one.toFixed(4))).toEqual(['0.0569', '0.3404']);
  });
  test('Berkeley 1973: all together men look favoured, within departments women are', () => {
    const found = mantelHaenszel(golden.mantelHaenszel.berkeley.strata.map(stratum))!;
    expect([found.crude.difference > 0.14, found.difference < -0.018, found.hasFlipped, found.strata]).toEqual([
      true,
      true,
      true,
      6,
    ]);
  });
});

const group = fc
  .tuple(fc.nat(60), fc.nat(60))
  .map(([yes, no]) => ({ x: yes, n: yes + no }))
  .filter(({ n }) => n > 0);
const asked = fc.record({ bothYes: fc.nat(30), onlyFirst: fc.nat(30), onlySecond: fc.nat(30), bothNo: fc.nat(30) });

test('a share lies in its interval, which stays from 0 to 1 and mirrors for those who said no', () => {
  fc.assert(
    fc.property(group, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ({ x, n }, level) => {
      const found = wilson(x, n, level)!;
      const mirrored = wilson(n - x, n, level)!;
      expect(found.lower).toBeGreaterThanOrEqual(0);
      expect(found.upper).toBeLessThanOrEqual(1);
      expect(found.lower <= found.share && found.share <= found.upper).toBe(true);
      expect(mirrored.lower).toBeCloseTo(1 - found.upper, 12);
    }),
  );
});

test('a difference changes its sign with its sides, and its interval holds it within −1 and 1', () => {
  fc.assert(
    fc.property(group, group, asked, (a, b, twice) => {
      const [one, other] = [newcombe(a, b)!, newcombe(b, a)!];
      expect(one.lower).toBeCloseTo(-other.upper, 12);
      const paired = newcombePaired(twice);
      for (const { lower, upper, difference: middle } of paired ? [one, paired] : [one]) {
        expect(lower >= -1 && upper <= 1).toBe(true);
        expect(lower <= middle + 1e-12 && middle <= upper + 1e-12).toBe(true);
      }
    }),
  );
});

/** Probability of x of n when each is a yes with chance p. */
function binomial(n: number, p: number): number[] {
  const all = [(1 - p) ** n];
  for (let x = 1; x <= n; x += 1) all.push(((all[x - 1]! * (n - x + 1)) / x) * (p / (1 - p)));
  return all;
}

test('Wilson at 95 % holds the truth in 93 to 97 of a hundred, on the average over truths', () => {
  const covered = Array.from({ length: 97 }, (_, at) => (at + 2) / 100).map((p) =>
    binomial(30, p).reduce((total, weight, x) => {
      const { lower, upper } = wilson(x, 30)!;
      return lower <= p && p <= upper ? total + weight : total;
    }, 0),
  );
  const mean = covered.reduce((total, one) => total + one, 0) / covered.length;
  expect(mean).toBeGreaterThan(0.93);
  expect(mean).toBeLessThan(0.97);
});

test('Newcombe at 95 % covers 93 to 97 of a hundred, every outcome of two groups counted', () => {
  for (const [p1, p2] of [
    [0.3, 0.5],
    [0.6, 0.6],
    [0.15, 0.4],
    [0.8, 0.7],
  ] as const) {
    const [first, second] = [binomial(25, p1), binomial(20, p2)];
    let covered = 0;
    first.forEach((one, x) =>
      second.forEach((other, y) => {
        const { lower, upper } = newcombe({ x, n: 25 }, { x: y, n: 20 })!;
        if (lower <= p1 - p2 && p1 - p2 <= upper) covered += one * other;
      }),
    );
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.97);
  }
});

test('McNemar asks nothing of who did not change, is the same both ways, and mid-p lies between half and all of the exact', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (b, c) => {
      const found = mcnemar(b, c);
      expect(found).toEqual(mcnemar(c, b));
      if (!found) return expect([b, c]).toEqual([0, 0]);
      expect(found.midP <= found.exactP && found.midP >= found.exactP / 2).toBe(true);
      expect(found.p).toBeLessThanOrEqual(found.correctedP);
    }),
  );
});

test('one stratum alone is the plain difference, and a stratum of one group changes nothing', () => {
  fc.assert(
    fc.property(group, group, group, (a, b, only) => {
      const one = mantelHaenszel([{ first: a, second: b }])!;
      expect(one.difference).toBeCloseTo(a.x / a.n - b.x / b.n, 12);
      expect(one.hasFlipped).toBe(false);
      expect(
        mantelHaenszel([
          { first: a, second: b },
          { first: only, second: { x: 0, n: 0 } },
        ]),
      ).toEqual(one);
    }),
  );
});

test('nobody gives nothing', () => {
  expect([wilson(0, 0), newcombe({ x: 0, n: 0 }, { x: 1, n: 2 }), mcnemar(0, 0), mantelHaenszel([])]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(newcombePaired({ bothYes: 0, onlyFirst: 0, onlySecond: 0, bothNo: 0 })).toBeNull();
  expect(mantelHaenszel([{ first: { x: 1, n: 1 }, second: { x: 0, n: 0 } }])).toBeNull();
});

test('one person, none and all', () => {
  expect(wilson(1, 1)).toMatchObject({ share: 1, upper: 1 });
  expect(wilson(0, 1)).toMatchObject({ share: 0, lower: 0 });
  expect(newcombe({ x: 1, n: 1 }, { x: 0, n: 1 })).toMatchObject({ difference: 1, upper: 1 });
});

test('what is no count is refused', () => {
  for (const [x, n] of [
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [NaN, 2],
    [1, NaN],
    [1, Infinity],
  ] as const)
    expect(() => wilson(x, n)).toThrow(RangeError);
  expect(() => wilson(1, 2, 0)).toThrow(RangeError);
  expect(() => mcnemar(-1, 2)).toThrow(RangeError);
  expect(() => newcombePaired({ bothYes: 9, onlyFirst: -1, onlySecond: 0, bothNo: 0 })).toThrow(RangeError);
  expect(() => mantelHaenszel([{ first: { x: 3, n: 2 }, second: { x: 0, n: 0 } }])).toThrow(RangeError);
});
