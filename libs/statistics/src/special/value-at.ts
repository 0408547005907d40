import type { Tails } from './tails';

/**
 * The value whose tails are those asked for: Newton's method on the logarithm of the smaller tail against ln x, kept
 * between bounds that only close in. Tails of 0 give 0 or Infinity.
 * @param wanted both tails, so that neither has to be taken from 1
 */
export function valueAt(tailsAt: (x: number) => Tails, wanted: Pick<Tails, 'lower' | 'upper'>, start: number): number {
  if (wanted.lower <= 0) return 0;
  if (wanted.upper <= 0) return Infinity;
  const side = wanted.lower < wanted.upper ? 'lower' : 'upper';
  const sign = side === 'lower' ? 1 : -1;
  let [low, high, x] = [0, Infinity, start];
  for (let round = 0; round < 400; round += 1) {
    const here = tailsAt(x);
    const short = sign * Math.log(wanted[side] / here[side]);
    if (short > 0) low = x;
    else high = x;
    const step = (short * here[side]) / here.slope;
    const next = x * Math.exp(step);
    // Newton's error is squared by each step: after one this small nothing is left to gain.
    if (Math.abs(step) < 1e-9) return next;
    x = next > low && next < high ? next : between(low, high);
    if (x === low || x === high) return x;
  }
  return x;
}

function between(low: number, high: number): number {
  if (low === 0) return high / 1024;
  return high === Infinity ? low * 1024 : Math.sqrt(low) * Math.sqrt(high);
}
