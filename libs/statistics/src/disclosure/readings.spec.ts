import { times } from '../spec/chance';
import { shareOf } from './estimates';
import { read } from './readings';
import { roundedTo, toDecimals } from './rounding';
import type { Profile, PublishedCell } from './types';

const cell = (over: Partial<PublishedCell>): PublishedCell => ({
  table: 't',
  measure: 'm',
  at: {},
  n: { value: 0 },
  ...over,
});
const honest = (x: number, n: number) =>
  cell({
    n: { value: roundedTo(5, n) },
    x: { value: roundedTo(5, x) },
    rate: shareOf(roundedTo(5, x), roundedTo(5, n), 'hesa'),
  });
/** The leak: a share of the counts as they are, to one decimal, beside a rounded denominator. */
const leaky = (x: number, n: number) =>
  cell({ n: { value: roundedTo(5, n) }, rate: { value: toDecimals(3, x / n), low: 0, high: 1 } });

describe('what a reader who knows the rules learns', () => {
  test.each<[Profile, number, number, number]>([
    ['hesa', 25, 23, 27],
    ['hesa', 10, 8, 12],
    ['hesa', 0, 0, 0],
    ['ofs', 30, 25, 34],
    ['ofs', 20, 23, 24],
    ['public', 25, 23, 27],
    ['public', 4, 5, 6],
    ['internal', 25, 25, 25],
  ])('%s: %p people shown are from %p to %p', (profile, value, low, high) =>
    expect(read(cell({ n: { value } }), profile).n).toEqual({ low, high }),
  );

  test('of OfS’s codes, what they say', () => {
    const of = (over: Partial<PublishedCell>) => read(cell(over), 'ofs');
    expect(of({ n: { code: 'none' } }).n).toEqual({ low: 0, high: 2 });
    expect(of({ n: { code: 'low' } }).n).toEqual({ low: 3, high: 22 });
    expect(of({ n: { value: 40 }, rate: { code: 'DPL' } }).x).toEqual({ low: 0, high: 2 });
    expect(of({ n: { value: 40 }, rate: { code: 'DPH' } }).rest).toEqual({ low: 0, high: 2 });
    expect(of({ n: { code: 'c' } }).n).toEqual({ low: 0, high: Infinity });
  });

  test('a share to one decimal beside a rounded denominator gives both counts away, mostly; one of rounded counts never', () => {
    const pairs = times(38, (at) => at + 23).flatMap((n) => times(n - 5, (at) => [at + 3, n] as const));
    const recovered = (make: (x: number, n: number) => PublishedCell) =>
      pairs.filter(([x, n]) => read(make(x, n), 'hesa').isRecovered).length / pairs.length;
    expect(recovered(leaky)).toBeGreaterThan(0.9);
    expect(recovered(honest)).toBe(0);
    expect(read(leaky(17, 29), 'hesa')).toMatchObject({ n: { low: 29, high: 29 }, x: { low: 17, high: 17 } });
  });

  test('OfS’s own form gives many away, which its rules allow of three or more', () => {
    const pairs = times(38, (at) => at + 23).flatMap((n) => times(n - 5, (at) => [at + 3, n] as const));
    const found = pairs.map(([x, n]) =>
      read(cell({ n: { value: roundedTo(10, n) }, rate: shareOf(x, n, 'ofs') }), 'ofs'),
    );
    expect(found.filter(({ isRecovered }) => isRecovered).length / pairs.length).toBeGreaterThan(0.5);
    expect(Math.min(...found.map(({ x }) => x.low))).toBe(3);
    pairs.forEach(([x, n], at) => {
      expect(found[at]?.x.low).toBeLessThanOrEqual(x);
      expect(found[at]?.n.high).toBeGreaterThanOrEqual(n);
    });
  });
});
