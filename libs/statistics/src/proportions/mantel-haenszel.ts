import { reach } from '../distributions/normal';
import { sum } from '../numbers/sums';
import { type Difference, newcombe, type Part } from './newcombe';
import type { Interval } from './wilson';

/** Two groups within one stratum, such as one department or one year. */
export interface Stratum {
  readonly first: Part;
  readonly second: Part;
}

/** A difference with what differs between the strata taken out of it. */
export interface Adjusted extends Interval {
  /** First less second, −1 to 1. */
  readonly difference: number;
  readonly se: number;
  /** Strata in which both groups have somebody; the others tell nothing of a difference and are left out. */
  readonly strata: number;
  /** The difference with the same strata thrown together. */
  readonly crude: Difference;
  /** The two point in opposite directions (Simpson's paradox): show both, or the reader is misled. */
  readonly hasFlipped: boolean;
}

/**
 * Mantel–Haenszel risk difference over strata, with Sato's variance, right for few large strata and for many small ones.
 * @returns null when no stratum has both groups
 * Source: S. Greenland, J. M. Robins, Estimation of a common effect parameter from sparse follow-up data, Biometrics 41 (1985) 55-68;
 * T. Sato, On the variance estimator for the Mantel-Haenszel risk difference, Biometrics 45 (1989) 1323-1324.
 * The paradox: P. J. Bickel, E. A. Hammel, J. W. O'Connell, Sex bias in graduate admissions: data from Berkeley, Science 187 (1975) 398-404.
 * @throws RangeError as `wilson`
 */
export function mantelHaenszel(strata: readonly Stratum[], level = 0.95): Adjusted | null {
  const both = strata.filter(({ first, second }) => first.n > 0 && second.n > 0);
  const pool = (side: 'first' | 'second') => ({
    x: sum(both.map((one) => one[side].x)),
    n: sum(both.map((one) => one[side].n)),
  });
  for (const { first, second } of strata) newcombe(first, second, level);
  const crude = newcombe(pool('first'), pool('second'), level);
  if (!crude) return null;
  const parts = both.map(partsOf);
  const weight = sum(parts.map((one) => one.weight));
  const difference = sum(parts.map((one) => one.apart)) / weight;
  const variance = difference * sum(parts.map((one) => one.p)) + sum(parts.map((one) => one.q));
  const se = Math.sqrt(Math.max(0, variance)) / weight;
  const far = reach(level) * se;
  const hasFlipped = difference * crude.difference < 0;
  return { difference, se, lower: difference - far, upper: difference + far, strata: both.length, crude, hasFlipped };
}

/** Sato's P and Q of one stratum, its weight, and its weighted difference. */
function partsOf({ first: { x: a, n: n1 }, second: { x: c, n: n2 } }: Stratum) {
  const all = n1 + n2;
  const [s1, s2] = [n1 / all, n2 / all];
  return {
    weight: n1 * s2,
    apart: a * s2 - c * s1,
    p: c * s1 * s1 - a * s2 * s2 + (s1 * s2 * (n2 - n1)) / 2,
    q: (a * (n2 - c) + c * (n1 - a)) / (2 * all),
  };
}
