import fc from 'fast-check';
import { bell, chance, times } from '../spec/chance';
import { apart, type Fitted, furthest, golden } from '../spec/golden';
import { dot, factor } from './factor';
import { logistic, type LogOdds } from './logistic';
import { type Coefficient, ols } from './ols';

const all = <T>(coefficients: readonly (T | null)[], key: keyof T) =>
  coefficients.map((one) => (one ? one[key] : null)) as number[];
const measured = ({ y, x }: Pick<Fitted, 'x' | 'y'>) => y.map((one, at) => ({ y: one, x: x[at] ?? [] }));

describe('what R says', () => {
  test.each(Object.entries(golden.linear))('least squares with HC2: %s', (_, expected) => {
    const { coefficients, df } = ols(measured(expected))!;
    const of = (key: keyof Coefficient) => all(coefficients, key);
    expect(df).toBe(expected.df);
    expect(furthest(of('estimate'), expected.estimate)).toBeLessThan(1e-11);
    expect(furthest(of('se'), expected.se)).toBeLessThan(1e-11);
    expect(furthest(of('p'), expected.p)).toBeLessThan(1e-10);
    expect(furthest([...of('lower'), ...of('upper')], [...expected.lower, ...expected.upper])).toBeLessThan(1e-11);
  });
  test.each(Object.entries(golden.logistic))('logistic: %s', (_, expected) => {
    const found = logistic(expected.y.map((yes, at) => ({ yes, x: expected.x[at] ?? [] })))!;
    const of = (key: keyof LogOdds) => all(found.coefficients, key);
    expect(found.method).toBe('likelihood');
    expect(furthest(of('estimate'), expected.estimate)).toBeLessThan(1e-11);
    expect(furthest(of('se'), expected.se)).toBeLessThan(1e-11);
    expect(furthest(of('p'), expected.p)).toBeLessThan(1e-10);
    expect(furthest([found.height, found.noise], [expected.height, expected.noise])).toBeLessThan(1e-11);
  });
  test.each(Object.entries(golden.firth))('Firth, where groups come apart or when asked: %s', (name, expected) => {
    const rows = expected.y.map((yes, at) => ({ yes, x: expected.x[at] ?? [] }));
    const found = logistic(rows, name === 'mtcars' ? 'firth' : 'auto')!;
    expect(found.method).toBe('firth');
    expect(furthest(all(found.coefficients, 'estimate'), expected.estimate)).toBeLessThan(1e-11);
    expect(furthest(all(found.coefficients, 'se'), expected.se)).toBeLessThan(1e-11);
    expect(apart(found.height, expected.height)).toBeLessThan(1e-11);
  });
});

test("Longley's nearly dependent columns, to the digits that NIST certifies", () => {
  // NIST Statistical Reference Datasets, Longley; R's copy has other units, so the points are moved.
  const certified = [
    -3482.25863459582, 0.0150618722713733, -0.035819179292591, -0.0202022980381683, -0.0103322686717359,
    -0.0511041056535807, 1.82915146461355,
  ];
  const { coefficients, squares } = ols(measured(golden.linear.longley))!;
  expect(furthest(all(coefficients, 'estimate'), certified)).toBeLessThan(1e-11);
  expect(apart(squares, 836424.055505915e-6)).toBeLessThan(1e-11);
});

const rows = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc.array(
    fc.record({
      y: fc.integer({ min: -20, max: 20 }),
      x: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: width, maxLength: width }),
    }),
    { minLength: 6, maxLength: 40 },
  ),
);

test('columns are made square to each other, and give back what they were made of', () => {
  fc.assert(
    fc.property(rows, (made) => {
      const columns = made[0]!.x.map((_, at) => Float64Array.from(made, ({ x, y }) => 1e5 + x[at]! + y / 1e4));
      const { kept, q, r } = factor(columns);
      q.forEach((a, i) => q.forEach((b, j) => expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 13)));
      kept.forEach((place, at) => {
        const back = made.map((_, row) => q.reduce((total, one, k) => total + one[row]! * r[k]![at]!, 0));
        expect(furthest(back, [...columns[place]!])).toBeLessThan(1e-13);
      });
    }),
  );
});

test('what is left of a fit goes with no column, and a column that follows from others is left out and changes nothing', () => {
  fc.assert(
    fc.property(rows, (made) => {
      const fit = ols(made)!;
      const doubled = ols(made.map(({ y, x }) => ({ y, x: [...x, x.reduce((total, one) => total + 2 * one, 3)] })))!;
      expect(doubled.coefficients.at(-1)).toBeNull();
      expect(doubled.squares).toBeCloseTo(fit.squares, 7);
      const rest = made.map(
        ({ y, x }) => y - [1, ...x].reduce((total, one, at) => total + one * (fit.coefficients[at]?.estimate ?? 0), 0),
      );
      expect(rest.reduce((total, one) => total + one, 0)).toBeCloseTo(0, 8);
    }),
  );
});

test('for two groups HC2 is the plain standard error of a difference of means', () => {
  const [a, b] = [
    [3, 5, 4, 8],
    [1, 2, 9, 4, 4, 1],
  ];
  const [, slope] = ols([...a.map((y) => ({ y, x: [1] })), ...b.map((y) => ({ y, x: [0] }))])!.coefficients;
  // Variances 14/3 and 9.1, by hand.
  expect(apart(slope!.estimate, 5 - 3.5)).toBeLessThan(1e-14);
  expect(apart(slope!.se!, Math.sqrt(14 / 3 / 4 + 9.1 / 6))).toBeLessThan(1e-14);
});

test('HC2 covers where spread grows with the covariate', () => {
  const next = bell(chance(14));
  const held = times(250, () => {
    const made = times(40, (at) => ({ y: 1 + 2 * (at / 20) + (0.2 + at / 20) * next(), x: [at / 20] }));
    const slope = ols(made)!.coefficients[1]!;
    return slope.lower! <= 2 && 2 <= slope.upper!;
  });
  const share = held.filter(Boolean).length / held.length;
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
});

const odds = (yes: number, no: number) => Math.log(yes / no);
const table = (a: number, b: number, c: number, d: number) => [
  ...times(a, () => ({ yes: true, x: [1] })),
  ...times(b, () => ({ yes: false, x: [1] })),
  ...times(c, () => ({ yes: true, x: [0] })),
  ...times(d, () => ({ yes: false, x: [0] })),
];

test('two by two: the odds themselves; with Firth, the odds after half a person is added to each', () => {
  const count = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(count, count, fc.nat(40), count, (a, b, c, d) => {
      const [usual, firth] = [logistic(table(a, b, c, d))!, logistic(table(a, b, c, d), 'firth')!];
      expect(usual.method).toBe(c === 0 ? 'firth' : 'likelihood');
      const half = odds(a + 0.5, b + 0.5) - odds(c + 0.5, d + 0.5);
      expect(Math.abs(firth.coefficients[1]!.estimate - half)).toBeLessThan(1e-9);
      if (c === 0) return expect(usual).toEqual(firth);
      expect(Math.abs(usual.coefficients[1]!.estimate - (odds(a, b) - odds(c, d)))).toBeLessThan(1e-9);
      expect(apart(usual.coefficients[1]!.se, Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d))).toBeLessThan(1e-9);
    }),
    { numRuns: 40 },
  );
});

test('fitted chances sum to the yeses, and turning the answer round turns every sign', () => {
  fc.assert(
    fc.property(rows, (made) => {
      const [one, other] = [true, false].map((side) => logistic(made.map(({ y, x }) => ({ yes: y > 0 === side, x })))!);
      one!.coefficients.forEach((found, at) => {
        const turned = other!.coefficients[at];
        expect(turned === null).toBe(found === null);
        if (found && turned)
          expect(Math.abs(found.estimate + turned.estimate)).toBeLessThan(1e-6 * (1 + Math.abs(found.estimate)));
      });
      if (one!.method === 'firth') return;
      const yeses = made.filter(({ y }) => y > 0).length;
      expect(one!.chances.reduce((total, p) => total + p, 0)).toBeCloseTo(yeses, 7);
    }),
  );
});

test('every separated set gets finite figures', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 }),
      fc.integer({ min: -50, max: 50 }),
      (values, cut) => {
        const fit = logistic(values.map((x) => ({ yes: x > cut, x: [x] })))!;
        expect(fit.method).toBe('firth');
        for (const one of fit.coefficients) if (one) expect(Number.isFinite(one.estimate) && one.se > 0).toBe(true);
      },
    ),
  );
});

test('nobody, one person, and a row that fits itself', () => {
  expect([ols([]), ols([{ y: 1, x: [] }]), logistic([])]).toEqual([null, null, null]);
  expect(logistic([{ yes: true, x: [] }])).toMatchObject({ method: 'firth', n: 1 });
  expect(apart(logistic(times(9, () => ({ yes: true, x: [] })))!.coefficients[0]!.estimate, Math.log(19))).toBeLessThan(
    1e-10,
  );
  const alone = ols([...times(5, (at) => ({ y: at, x: [0] })), { y: 9, x: [1] }])!;
  expect(alone.coefficients[1]).toEqual({
    ...alone.coefficients[1],
    se: null,
    t: null,
    p: null,
    lower: null,
    upper: null,
  });
  expect(alone.coefficients[1]!.estimate).toBeCloseTo(7, 12);
  expect(ols(times(4, (at) => ({ y: 3, x: [at] })))!.coefficients[0]).toMatchObject({ estimate: 3, p: null });
});

test('what is no number is refused', () => {
  expect(() => ols([{ y: NaN, x: [] }])).toThrow(RangeError);
  expect(() =>
    ols([
      { y: 1, x: [1] },
      { y: 1, x: [] },
    ]),
  ).toThrow(RangeError);
  expect(() => ols([{ y: 1, x: [NaN] }])).toThrow(RangeError);
  expect(() => logistic([{ yes: true, x: [Infinity] }])).toThrow(RangeError);
  expect(() => logistic([], 'auto', 2)).toThrow(RangeError);
});
