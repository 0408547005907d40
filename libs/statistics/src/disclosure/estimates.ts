import { reach } from '../distributions/normal';
import { studentQuantile } from '../distributions/student-t';
import { NOISE_VARIANCE } from './cell-key';
import { toDecimals } from './rounding';
import type { Estimate, Profile } from './types';

/** From this many on limits are given to 0.1 points in OfS's form; below, to whole points: they would tell the counts. */
const FINE_FROM = 400;

/**
 * Step 6: a share with its 95 % interval, worked out from the counts that are shown and nothing else; OfS's form alone asks for shares
 * of counts as they are. Noise and rounding to 5 are in the error, se² = p(1 - p)/n + ((1 - p)²v + p²v)/n², v = 2, and Wilson's interval
 * is taken at the number of people that this error stands for.
 *
 * @param x, n as they are shown, or for `internal` and `ofs` as they are.
 */
export function shareOf(x: number, n: number, profile: Profile): Estimate {
  if (n <= 0) return { code: 'low' };
  const share = Math.min(1, x / n);
  const isExact = profile === 'internal' || profile === 'ofs';
  const { low, high } = wilsonAt(share, n, isExact ? 0 : NOISE_VARIANCE);
  if (profile === 'internal') return { value: share, low, high };
  const decimals = profile === 'ofs' && n < FINE_FROM ? 2 : 3;
  return { value: toDecimals(3, share), low: toDecimals(decimals, low), high: toDecimals(decimals, high) };
}

function wilsonAt(share: number, n: number, v: number): { low: number; high: number } {
  // Where all or none are shown with noise, the error is that of one person short of it.
  const p = v === 0 ? share : Math.min(Math.max(share, 1 / n), 1 - 1 / n);
  const spread = p * (1 - p);
  const error = spread / n + ((1 - p) ** 2 * v + p * p * v) / (n * n);
  const people = v === 0 ? n : spread / error;
  const z = reach(0.95);
  const centre = (share + (z * z) / (2 * people)) / (1 + (z * z) / people);
  const half =
    (z * Math.sqrt((share * (1 - share)) / people + (z * z) / (4 * people * people))) / (1 + (z * z) / people);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * A mean with its 95 % interval by Student's t. Outside `internal` it is given to 0.1 points below 100 people and to 0.01 from there on,
 * and its interval rests on the number that is shown.
 */
export function meanOf(sum: number, sumOfSquares: number, people: number, shown: number, profile: Profile): Estimate {
  if (people < 2 || shown < 2) return { code: 'low' };
  const mean = sum / people;
  const sd = Math.sqrt(Math.max(0, sumOfSquares - sum * mean) / (people - 1));
  const half = (studentQuantile(0.975, shown - 1) * sd) / Math.sqrt(shown);
  if (profile === 'internal') return { value: mean, low: mean - half, high: mean + half };
  const to = (value: number) => toDecimals(shown < 100 ? 1 : 2, value);
  return { value: to(mean), low: to(mean - half), high: to(mean + half) };
}

/**
 * A gap: the first share less the second, from two published shares and their limits alone (Newcombe's method 10).
 * @returns N15 where either is not shown.
 */
export function gapOf(first: Estimate, second: Estimate): Estimate {
  if (!('value' in first) || !('value' in second)) return { code: 'N15' };
  const value = first.value - second.value;
  const down = Math.hypot(first.value - first.low, second.high - second.value);
  const up = Math.hypot(first.high - first.value, second.value - second.low);
  const to = (each: number) => toDecimals(3, Math.max(-1, Math.min(1, each)));
  return { value: to(value), low: to(value - down), high: to(value + up) };
}
