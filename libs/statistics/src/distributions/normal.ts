import { mustBeInside, mustBeShare } from '../numbers/refusals';
import { gammaTails } from '../special/gamma-tails';
import { valueAt } from '../special/value-at';

/** Which end of a distribution is meant: `lower`, less than; `upper`, more than. Ask for the small one by its name: 1 less the other loses it. */
export type Tail = 'lower' | 'upper';

/**
 * Probability that a standard normal lies below z (`lower`) or above it (`upper`): 0 to 1, about 1e-13 relative even far
 * out (z = −38). Infinite z are allowed.
 * @throws RangeError when z is NaN
 */
export function normalCdf(z: number, tail: Tail = 'lower'): number {
  if (Number.isNaN(z)) throw new RangeError('z must be a number');
  const { lower, upper } = gammaTails(0.5, (z / 2) * z);
  const isBeyond = z < 0 === (tail === 'lower');
  return isBeyond ? upper / 2 : 0.5 + lower / 2;
}

/**
 * The z below which (`lower`) or above which (`upper`) a standard normal lies with probability p; 0 and 1 give infinities.
 * About 1e-14 relative, near z = 0 too.
 * @throws RangeError when p is not from 0 to 1
 */
export function normalQuantile(p: number, tail: Tail = 'lower'): number {
  mustBeShare('p', p);
  const square = valueAt((x) => gammaTails(0.5, x / 2), bothSides(p), 1);
  return signOf(p, tail) * Math.sqrt(square);
}

/** A symmetric distribution's square has twice the smaller tail above it, and what lies nearer the middle below. */
export const bothSides = (p: number) => ({ lower: Math.abs(2 * p - 1), upper: 2 * Math.min(p, 1 - p) });

/** Above or below the middle. */
export const signOf = (p: number, tail: Tail): 1 | -1 => (p < 0.5 === (tail === 'lower') ? -1 : 1);

/**
 * How many standard errors a two-sided interval of this level reaches: 1.959964 for 0.95.
 * @throws RangeError when the level is not between 0 and 1
 */
export function reach(level: number): number {
  if (level === 0.95) return AT_95;
  return normalQuantile((1 - mustBeInside('level', level)) / 2, 'upper');
}

/** Nearly every interval asks for this one. */
const AT_95 = normalQuantile((1 - 0.95) / 2, 'upper');
