import { mustBePositive, mustBeShare } from '../numbers/refusals';
import { ratioTails } from '../special/ratio-tails';
import { valueAt } from '../special/value-at';
import { bothSides, signOf, type Tail } from './normal';

/**
 * Probability that Student's t with df degrees of freedom (above 0, need not be whole) lies below t (`lower`) or above it
 * (`upper`): 0 to 1, about 1e-13 relative, far tails and a million degrees of freedom included. Infinite t are allowed.
 * @throws RangeError when t is NaN or df is not above 0
 */
export function studentCdf(t: number, df: number, tail: Tail = 'lower'): number {
  if (Number.isNaN(t)) throw new RangeError('t must be a number');
  const { lower, upper } = ratioTails(0.5, mustBePositive('df', df) / 2, t * t);
  return t < 0 === (tail === 'lower') ? upper / 2 : 0.5 + lower / 2;
}

/**
 * The t below which (`lower`) or above which (`upper`) Student's t lies with probability p; 0 and 1 give infinities.
 * About 1e-13 relative.
 * @throws RangeError when p is not from 0 to 1 or df is not above 0
 */
export function studentQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  mustBeShare('p', p);
  const half = mustBePositive('df', df) / 2;
  const square = valueAt((x) => ratioTails(0.5, half, x), bothSides(p), 1);
  return signOf(p, tail) * Math.sqrt(square);
}

/**
 * Two-sided p-value of a t statistic: how often one at least this far from 0 would come of nothing.
 * @throws RangeError as {@link studentCdf}
 */
export function studentP(t: number, df: number): number {
  return Math.min(1, 2 * studentCdf(Math.abs(t), df, 'upper'));
}
