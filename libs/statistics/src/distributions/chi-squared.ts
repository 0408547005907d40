import { mustBePositive, mustBeShare } from '../numbers/refusals';
import { gammaTails } from '../special/gamma-tails';
import { valueAt } from '../special/value-at';
import type { Tail } from './normal';

/**
 * Probability that chi-squared with df degrees of freedom (above 0) lies below x (`lower`) or above it (`upper`): 0 to 1,
 * about 1e-13 relative. Below 0 there is nothing.
 * @throws RangeError when x is NaN or df is not above 0
 */
export function chiSquaredCdf(x: number, df: number, tail: Tail = 'lower'): number {
  if (Number.isNaN(x)) throw new RangeError('x must be a number');
  return gammaTails(mustBePositive('df', df) / 2, x / 2)[tail];
}

/**
 * The x below which (`lower`) or above which (`upper`) chi-squared lies with probability p; 0 and 1 give the ends of the
 * line. About 1e-13 relative.
 * @throws RangeError when p is not from 0 to 1 or df is not above 0
 */
export function chiSquaredQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  mustBeShare('p', p);
  const half = mustBePositive('df', df) / 2;
  const wanted = tail === 'lower' ? { lower: p, upper: 1 - p } : { lower: 1 - p, upper: p };
  return 2 * valueAt((x) => gammaTails(half, x), wanted, half);
}
