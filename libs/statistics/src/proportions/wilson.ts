import { reach } from '../distributions/normal';
import { mustBeCount } from '../numbers/refusals';

/** From where to where: both ends in the unit of the estimate. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** A share of a group, with how sure it is. */
export interface Share extends Interval {
  readonly x: number;
  readonly n: number;
  /** x / n, 0 to 1. */
  readonly share: number;
}

/**
 * x of n as a share with Wilson's score interval: never below 0 or above 1, and right for none and for all.
 * @param level share of such intervals that hold the truth, 0.95 unless told
 * @returns null for an empty group: there is nothing to have a share of
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209-212;
 * recommended by L. D. Brown, T. T. Cai, A. DasGupta, Interval estimation for a binomial proportion, Statistical Science 16 (2001).
 * @throws RangeError when x or n is not a count, x is above n, or the level is not between 0 and 1
 */
export function wilson(x: number, n: number, level = 0.95): Share | null {
  if (mustBeCount('x', x) > mustBeCount('n', n)) throw new RangeError(`${x} of ${n} is no share`);
  const z = reach(level);
  if (n === 0) return null;
  const square = z * z;
  // 2(n + z²) times the larger root of (n + z²)p² − (2x + z²)p + x²/n = 0, whose parts only add up.
  const high = 2 * x + square + z * Math.sqrt(square + (4 * x * (n - x)) / n);
  // The smaller root by way of the larger: taken by itself it would cancel near 0.
  const lower = (2 * x * x) / (n * high);
  return { x, n, share: x / n, lower, upper: x === n ? 1 : high / (2 * (n + square)) };
}
