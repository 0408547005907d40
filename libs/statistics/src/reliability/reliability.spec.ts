import fc from 'fast-check';
import { bell, chance, times } from '../spec/chance';
import { furthest, golden } from '../spec/golden';
import { cronbachAlpha } from './alpha';
import { mcdonaldOmega } from './omega';

const { attitude, made, three } = golden.reliability;

test.each([attitude, made, three])(
  'α with its interval, ω and its loadings are what R says',
  ({ rows, alpha, omega }) => {
    const a = cronbachAlpha(rows)!;
    const o = mcdonaldOmega(rows);
    expect(furthest([a.alpha, a.interval.lower, a.interval.upper], alpha)).toBeLessThan(1e-12);
    expect(o.omega === null ? o : furthest([o.omega, ...o.loadings], omega)).toBeLessThan(1e-10);
  },
);

/** Answers of people who share one factor to these degrees. */
function answers(seed: number, n: number, loadings: readonly number[]): number[][] {
  const next = bell(chance(seed));
  return times(n, () => {
    const shared = next();
    return loadings.map((loading) => loading * shared + Math.sqrt(1 - loading * loading) * next());
  });
}

test('items that measure alike have α and ω alike, near the truth', () => {
  const rows = answers(3, 4000, [0.7, 0.7, 0.7, 0.7]);
  const truth = (4 * 0.7) ** 2 / ((4 * 0.7) ** 2 + 4 * (1 - 0.49));
  const [alpha, omega] = [cronbachAlpha(rows)!.alpha, mcdonaldOmega(rows).omega!];
  expect(Math.abs(alpha - truth)).toBeLessThan(0.015);
  expect(Math.abs(omega - alpha)).toBeLessThan(0.003);
});

test('three items: the loadings that give back their correlations exactly', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const rows = answers(seed, 200, [0.8, 0.7, 0.6]);
      const found = mcdonaldOmega(rows);
      if (found.omega === null) return expect(['heywood', 'no-convergence']).toContain(found.why);
      const [a = 0, b = 0, c = 0] = found.loadings;
      const r = (i: number, j: number) =>
        correlation(
          rows.map((row) => row[i]!),
          rows.map((row) => row[j]!),
        );
      expect(Math.max(...[a * b - r(0, 1), a * c - r(0, 2), b * c - r(1, 2)].map(Math.abs))).toBeLessThan(1e-9);
    }),
    { numRuns: 25 },
  );
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((total, one) => total + one, 0) / values.length;
    return values.map((one) => one - mean);
  };
  const [x, y] = [centred(a), centred(b)];
  const dot = (one: readonly number[], other: readonly number[]) =>
    one.reduce((total, value, at) => total + value * other[at]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

const likert = fc
  .integer({ min: 2, max: 6 })
  .chain((items) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), { maxLength: 25 }),
  );

test('α is at most 1, ω from 0 to 1, and α does not mind where the scale begins or how long its steps are', () => {
  fc.assert(
    fc.property(likert, (rows) => {
      const [a, o] = [cronbachAlpha(rows), mcdonaldOmega(rows)];
      const moved = rows.map((row) => row.map((one) => 10 * one - 3));
      if (a) {
        expect(a.alpha).toBeLessThanOrEqual(1 + 1e-12);
        expect(a.interval.lower <= a.alpha && a.alpha <= a.interval.upper).toBe(true);
        expect(cronbachAlpha(moved)!.alpha).toBeCloseTo(a.alpha, 8);
      }
      if (o.omega !== null) expect(o.omega >= 0 && o.omega <= 1).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('ω does not mind the order of people and items, where a scale begins or how long its steps are', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const rows = answers(seed, 120, [0.8, 0.7, 0.6, 0.5, 0.6]);
      const found = mcdonaldOmega(rows);
      const other = mcdonaldOmega(rows.map((row) => row.map((one) => 10 * one - 3).reverse()).reverse());
      expect(other.omega).toBeCloseTo(found.omega!, 9);
    }),
    { numRuns: 25 },
  );
});

test('where ω has no meaning it says why', () => {
  const why = (rows: number[][]) => {
    const found = mcdonaldOmega(rows);
    return found.omega === null ? found.why : found.omega;
  };
  expect(why([])).toBe('too-few');
  expect(why(answers(1, 30, [0.5, 0.5]))).toBe('too-few');
  expect(why(answers(1, 5, [0.5, 0.5, 0.5, 0.5, 0.5]))).toBe('too-few');
  expect(why(answers(1, 30, [0.5, 0.5, 0.5]).map(([a = 0, b = 0]) => [a, b, 4]))).toBe('no-spread');
  // r₁₂r₁₃/r₂₃ above 1 asks for a loading above 1.
  const rows = answers(5, 300, [0.6, 0.6, 0.6]).map(([a = 0, b = 0]) => [a + b, a, b + 0.3 * a]);
  expect(why(rows)).toBe('heywood');
  expect(why(answers(2, 40, [0.7, 0.7]).map(([a = 0, b = 0]) => [a, a, b]))).toBe('heywood');
});

test('too few, all alike, or not a table', () => {
  expect([cronbachAlpha([]), cronbachAlpha([[1, 2]]), cronbachAlpha([[1], [2]])]).toEqual([null, null, null]);
  expect(
    cronbachAlpha([
      [1, 2],
      [2, 1],
      [1, 2],
    ]),
  ).toBeNull();
  expect(
    cronbachAlpha([
      [1, 1],
      [2, 2],
      [5, 5],
    ]),
  ).toMatchObject({ alpha: 1, n: 3, items: 2 });
  expect(() => cronbachAlpha([[1, 2], [1]])).toThrow(RangeError);
  expect(() =>
    cronbachAlpha([
      [1, NaN],
      [1, 2],
    ]),
  ).toThrow(RangeError);
  expect(() =>
    mcdonaldOmega([
      [1, NaN, 2],
      [1, 2, 3],
      [2, 2, 2],
      [3, 3, 3],
    ]),
  ).toThrow(RangeError);
});
