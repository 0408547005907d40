import fc from 'fast-check';
import { moments } from '../numbers/sums';
import { chance, times } from '../spec/chance';
import { furthest, golden } from '../spec/golden';
import { rIndicator } from './r-indicator';
import { responseGap } from './response-gap';

test.each(Object.entries(golden.logistic))(
  'R and its adjustment are what R works out: %s',
  (_, { y, x, r, adjusted }) => {
    const found = rIndicator(y.map((responded, at) => ({ responded, x: x[at] ?? [] })))!;
    expect(furthest([found.r, found.adjusted], [r, adjusted])).toBeLessThan(1e-11);
  },
);

/** A group of n of whom x answered. */
const group = (x: number, n: number, covariates: readonly number[]) =>
  times(n, (at) => ({ responded: at < x, x: covariates }));

test('two groups of rates 0.8 and 0.4: one less twice the spread of the rates', () => {
  const found = rIndicator([...group(40, 50, [1]), ...group(20, 50, [0])])!;
  expect(found.r).toBeCloseTo(1 - 2 * Math.sqrt((0.04 * 100) / 99), 12);
  expect(found.adjusted).toBeCloseTo(1 - 2 * Math.sqrt((0.04 * 100) / 99 - (0.16 + 0.24) / 100), 12);
  expect(found).toMatchObject({ n: 100, rate: 0.6, isGuarded: false });
});

test('groups that answer alike leave R at 1, and the order of people and of groups does not matter', () => {
  expect(rIndicator([...group(6, 10, [1, 0]), ...group(12, 20, [0, 1]), ...group(3, 5, [0, 0])])!.r).toBeCloseTo(1, 10);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(1), fc.nat(2)), { minLength: 2, maxLength: 40 }), (people) => {
      const found = rIndicator(people.map(([responded, a, b]) => ({ responded, x: [a, b] })))!;
      const turned = rIndicator(people.map(([responded, a, b]) => ({ responded, x: [b, a] })).reverse())!;
      expect(turned.r).toBeCloseTo(found.r, 8);
      expect(found.r <= found.adjusted && found.adjusted <= 1 && found.r >= -0.5).toBe(true);
    }),
  );
});

test('where chance alone decides, the adjustment takes off on the average just what chance puts in', () => {
  const next = chance(21);
  const left = times(100, () => {
    const people = times(120, (at) => ({
      responded: next() < 0.6,
      x: [at % 2, at % 3 === 0 ? 1 : 0, at % 5 === 0 ? 1 : 0],
    }));
    const { r, adjusted } = rIndicator(people)!;
    return { raw: ((1 - r) / 2) ** 2, less: ((1 - adjusted) / 2) ** 2 };
  });
  const [raw, less] = [moments(left.map((one) => one.raw)).mean!, moments(left.map((one) => one.less)).mean!];
  // Three columns of chance: about 3 · 0.24 / 120 before; what stays is there only because less than nothing is called nothing.
  expect(raw).toBeGreaterThan(0.005);
  expect(less).toBeLessThan(0.4 * raw);
});

test('a group that answered to a person does not stop it', () => {
  const found = rIndicator([...group(10, 10, [1]), ...group(5, 10, [0])])!;
  expect(found.isGuarded).toBe(true);
  expect(found.r > 0.3 && found.r < 0.7).toBe(true);
});

test('all, none, one, nobody', () => {
  expect(rIndicator([])).toBeNull();
  expect(rIndicator(group(1, 1, [1]))).toBeNull();
  // Of groups so unlike in size a penalised fit would say that they differ.
  for (const share of [0, 1])
    expect(rIndicator([...group(2 * share, 2, [1]), ...group(40 * share, 40, [0])])).toMatchObject({
      r: 1,
      adjusted: 1,
    });
  expect(() => rIndicator(group(1, 2, [NaN]))).toThrow(RangeError);
});

const arm = (key: string, x: number, n: number) => ({ key, x, n });

test('more than 5 points apart, or R below 0.80, is worth a word; exactly at the line is not', () => {
  const alerts = (x: number, r: number | null) => responseGap([arm('offered', x, 100), arm('not', 60, 100)], r)!.alerts;
  expect([alerts(65, 0.8), alerts(66, 0.8), alerts(65, 0.79), alerts(54, 0.5), alerts(60, null)]).toEqual([
    [],
    ['gap'],
    ['representativeness'],
    ['gap', 'representativeness'],
    [],
  ]);
});

test('the widest gap of all, the higher rate first', () => {
  const arms = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(arms, (counts) => {
      const made = counts.map(([x, more], at) => arm(`${at}`, x, x + more));
      const found = responseGap(made, null);
      const rates = made.filter(({ n }) => n > 0).map(({ x, n }) => x / n);
      if (rates.length < 2) return expect(found).toBeNull();
      expect(found!.gap.difference).toBeCloseTo(Math.max(...rates) - Math.min(...rates), 12);
      expect(found!.most).not.toBe(found!.least);
    }),
  );
});
