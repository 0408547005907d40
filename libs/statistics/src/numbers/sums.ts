import { mustBeFinite } from './refusals';

/**
 * Sum that keeps what each addition rounds away (Neumaier's form of Kahan's sum), so that ten million small answers
 * after a large one are not lost. Empty: 0.
 * Source: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974) 39-51.
 */
export function sum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** How many, their mean and their spread. */
export interface Moments {
  readonly n: number;
  /** Null when there are none. */
  readonly mean: number | null;
  /** Sum of squared distances from the mean; exactly 0 when all are the same. */
  readonly squares: number;
  /** Standard deviation with n − 1; null for fewer than two. */
  readonly sd: number | null;
}

/**
 * Mean and spread in two passes about the first value, which makes them exact for values that are all the same and
 * leaves nothing to cancel when all are large and close together.
 * Source: T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms for computing the sample variance, American Statistician 37 (1983) 242-247.
 * @throws RangeError when a value is not a finite number
 */
export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const first = values[0];
  if (first === undefined) return { n, mean: null, squares: 0, sd: null };
  for (const value of values) mustBeFinite('a value', value);
  const shift = sum(values.map((value) => value - first)) / n;
  const away = values.map((value) => value - first - shift);
  const squares = Math.max(0, sum(away.map((one) => one * one)) - sum(away) ** 2 / n);
  return { n, mean: first + shift, squares, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
}
