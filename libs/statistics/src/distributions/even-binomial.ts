import { mustBeCount } from '../numbers/refusals';
import { ratioTails } from '../special/ratio-tails';

/**
 * Probability of at most k heads in n fair tosses: 0 to 1, about 1e-13 relative for n to a million. Less than none: 0.
 * Cost: not by adding n terms, so n may be large.
 * Source: NIST DLMF 8.17.5.
 * @throws RangeError when n is not a count
 */
export function fairTossesAtMost(k: number, n: number): number {
  mustBeCount('n', n);
  if (k < 0) return 0;
  if (k >= n) return 1;
  const [a, b] = [n - k, k + 1];
  return ratioTails(a, b, b / a).lower;
}
