import { studentP, studentQuantile } from '../distributions/student-t';
import { mustBeFinite, mustBeInside } from '../numbers/refusals';
import { moments } from '../numbers/sums';
import type { Interval } from '../proportions/wilson';

/** One person's two figures, on the same scale. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** A mean and how sure it is. */
export interface MeanChange {
  readonly n: number;
  /** After less before, in points of the scale. */
  readonly mean: number;
  /** Of the changes; null for one person. */
  readonly sd: number | null;
  readonly se: number | null;
  readonly df: number;
  /** By Student's t; null for one person. */
  readonly interval: Interval | null;
  /** Two-sided, of no change; null where it cannot be told: one person, or everybody changed by the same. */
  readonly p: number | null;
}

/**
 * Mean change of the same people between two times, with its t interval. A change, not an impact: nobody else is compared.
 * @returns null when there is nobody
 * Source: Student, The probable error of a mean, Biometrika 6 (1908) 1-25.
 * @throws RangeError when a figure is not finite, or the level is not between 0 and 1
 */
export function pairedChange(pairs: readonly BeforeAfter[], level = 0.95): MeanChange | null {
  mustBeInside('level', level);
  const { n, mean, sd } = moments(
    pairs.map(({ before, after }) => mustBeFinite('after', after) - mustBeFinite('before', before)),
  );
  if (mean === null) return null;
  const df = n - 1;
  if (sd === null) return { n, mean, sd, se: null, df, interval: null, p: null };
  const se = sd / Math.sqrt(n);
  const far = studentQuantile((1 - level) / 2, df, 'upper') * se;
  const interval = { lower: mean - far, upper: mean + far };
  return { n, mean, sd, se, df, interval, p: se === 0 ? null : studentP(mean / se, df) };
}
