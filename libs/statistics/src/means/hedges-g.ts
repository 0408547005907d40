import { reach } from '../distributions/normal';
import { sum, moments } from '../numbers/sums';
import type { Interval } from '../proportions/wilson';
import type { BeforeAfter } from './paired-change';

/** An effect in standard deviations. */
export interface Standardised extends Interval {
  readonly g: number;
  readonly se: number;
  readonly df: number;
}

/** Hedges' correction for small groups, 1 − 3/(4df − 1); df from 1. */
export const smallSample = (df: number): number => 1 - 3 / (4 * df - 1);

/**
 * Hedges' g of two separate groups: first mean less second, in pooled standard deviations, corrected for small groups.
 * @returns null when a group has fewer than two people, or nobody differs from anybody in their group
 * Source: L. V. Hedges, Distribution theory for Glass's estimator of effect size, J. Educational Statistics 6 (1981) 107-128;
 * variance as in M. Borenstein et al., Introduction to Meta-Analysis (2009), eqs 4.18-4.24.
 * @throws RangeError when a figure is not finite, or the level is not between 0 and 1
 */
export function hedgesG(first: readonly number[], second: readonly number[], level = 0.95): Standardised | null {
  const [a, b, z] = [moments(first), moments(second), reach(level)];
  const df = a.n + b.n - 2;
  const squares = a.squares + b.squares;
  if (a.mean === null || b.mean === null || a.n < 2 || b.n < 2 || squares === 0) return null;
  const d = (a.mean - b.mean) / Math.sqrt(squares / df);
  const variance = 1 / a.n + 1 / b.n + (d * d) / (2 * (a.n + b.n));
  return around(d, Math.sqrt(variance), df, z);
}

/**
 * Mean change of the same people in standard deviations of where they began, corrected for small groups.
 * @returns null for fewer than three people, or when all began alike
 * Source: B. J. Becker, Synthesizing standardized mean-change measures, British J. Math. Stat. Psychology 41 (1988) 257-278,
 * eqs 5 and 13: variance 2(1 − r)/n + g²/(2n), r the correlation of the two times.
 * @throws RangeError when a figure is not finite, or the level is not between 0 and 1
 */
export function standardisedChange(pairs: readonly BeforeAfter[], level = 0.95): Standardised | null {
  const z = reach(level);
  const [before, after] = [moments(pairs.map((one) => one.before)), moments(pairs.map((one) => one.after))];
  const [m0, m1, n] = [before.mean, after.mean, before.n];
  if (m0 === null || m1 === null || before.sd === null || n < 3 || before.squares === 0) return null;
  const together = sum(pairs.map((one) => (one.before - m0) * (one.after - m1)));
  const r = after.squares === 0 ? 0 : together / Math.sqrt(before.squares * after.squares);
  const g = (smallSample(n - 1) * (m1 - m0)) / before.sd;
  const se = Math.sqrt((2 * (1 - r)) / n + (g * g) / (2 * n));
  return { g, se, df: n - 1, lower: g - z * se, upper: g + z * se };
}

function around(d: number, seOfD: number, df: number, z: number): Standardised {
  const j = smallSample(df);
  const [g, se] = [j * d, j * seOfD];
  return { g, se, df, lower: g - z * se, upper: g + z * se };
}
