import { fairTossesAtMost } from '../distributions/even-binomial';
import { mustBeFinite, mustBeInside } from '../numbers/refusals';
import type { Interval } from '../proportions/wilson';

/** The middle value and how sure it is. */
export interface Median {
  readonly n: number;
  readonly median: number;
  /** Two of the values seen; null when there are too few for the level (fewer than six for 95 %). */
  readonly interval: Interval | null;
  /** Level that the interval really reaches, at least the one asked for; 0 without one. */
  readonly level: number;
}

/**
 * Median with the interval between two order statistics that holds it by the sign test: of no assumption but that the
 * people are a sample. Cost: one sort.
 * @returns null when there are no values
 * Source: H. A. David, H. N. Nagaraja, Order Statistics (3rd ed., 2003), 7.1.
 * @throws RangeError when a value is not finite, or the level is not between 0 and 1
 */
export function median(values: readonly number[], level = 0.95): Median | null {
  mustBeInside('level', level);
  const sorted = values.map((value) => mustBeFinite('a value', value)).sort((a, b) => a - b);
  const n = sorted.length;
  const [below, above] = [sorted[Math.floor((n - 1) / 2)], sorted[Math.floor(n / 2)]];
  if (below === undefined || above === undefined) return null;
  const middle = below + (above - below) / 2;
  const outside = ranksOutside(n, (1 - level) / 2);
  const [lower, upper] = [sorted[outside - 1], sorted[n - outside]];
  if (lower === undefined || upper === undefined) return { n, median: middle, interval: null, level: 0 };
  const reached = 1 - 2 * fairTossesAtMost(outside - 1, n);
  return { n, median: middle, interval: { lower, upper }, level: reached };
}

/** Most values that may be left out at each end so that the chance of the median lying there is at most `each`. */
function ranksOutside(n: number, each: number): number {
  let [low, high] = [0, Math.floor((n + 1) / 2)];
  while (low < high) {
    const rank = Math.ceil((low + high) / 2);
    if (fairTossesAtMost(rank - 1, n) <= each) low = rank;
    else high = rank - 1;
  }
  return low;
}
