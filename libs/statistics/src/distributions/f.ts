import { mustBePositive, mustBeShare } from '../numbers/refusals';
import { ratioTails } from '../special/ratio-tails';
import { valueAt } from '../special/value-at';
import type { Tail } from './normal';

/**
 * Probability that Fisher's F with dfTop and dfBottom degrees of freedom (above 0) lies below f (`lower`) or above it
 * (`upper`): 0 to 1, about 1e-13 relative. Below 0 there is nothing.
 * @throws RangeError when f is NaN or a df is not above 0
 */
export function fCdf(f: number, dfTop: number, dfBottom: number, tail: Tail = 'lower'): number {
  if (Number.isNaN(f)) throw new RangeError('f must be a number');
  return ratioTails(mustBePositive('dfTop', dfTop) / 2, mustBePositive('dfBottom', dfBottom) / 2, f)[tail];
}

/**
 * The f below which (`lower`) or above which (`upper`) Fisher's F lies with probability p; 0 and 1 give the ends of the
 * line. About 1e-13 relative.
 * @throws RangeError when p is not from 0 to 1 or a df is not above 0
 */
export function fQuantile(p: number, dfTop: number, dfBottom: number, tail: Tail = 'lower'): number {
  mustBeShare('p', p);
  const [a, b] = [mustBePositive('dfTop', dfTop) / 2, mustBePositive('dfBottom', dfBottom) / 2];
  const wanted = tail === 'lower' ? { lower: p, upper: 1 - p } : { lower: 1 - p, upper: p };
  return valueAt((x) => ratioTails(a, b, x), wanted, 1);
}
