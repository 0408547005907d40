import { studentQuantile } from '../distributions/student-t';
import { mustBeCount, mustBeInside, mustBeShare } from '../numbers/refusals';

/** A comparison that is being planned. */
export interface Planned {
  /** People in both arms together. */
  readonly n: number;
  /** Share of them in the first arm, between 0 and 1; 0.5 unless told. */
  readonly share?: number;
  /** Share of the outcome's variance that the baseline explains, 0 to below 1; 0 unless told. */
  readonly explained?: number;
  /** Two-sided, 0.05 unless told. */
  readonly alpha?: number;
  /** Chance to find an effect of that size, 0.8 unless told. */
  readonly power?: number;
  /** Covariates in the model beside the arm; each costs a degree of freedom. 0 unless told. */
  readonly covariates?: number;
}

/**
 * The smallest effect, in standard deviations, that a comparison of two arms would find with the power asked for:
 * (t₁₋α⸝₂ + t_power)·√((1 − R²)/(P(1 − P)n)), t on n − 2 less the covariates.
 * @returns null when no degree of freedom is left
 * Source: H. S. Bloom, Minimum detectable effects, Evaluation Review 19 (1995) 547-556.
 * @throws RangeError when n is no count or a share is out of range
 */
export function detectableEffect(planned: Planned): number | null {
  const { n, share = 0.5, explained = 0, alpha = 0.05, power = 0.8, covariates = 0 } = planned;
  const df = mustBeCount('n', n) - 2 - mustBeCount('covariates', covariates);
  mustBeInside('share', share);
  if (mustBeShare('explained', explained) === 1) throw new RangeError('explained must be below 1');
  mustBeInside('alpha', alpha);
  mustBeInside('power', power);
  if (df < 1) return null;
  const multiplier = studentQuantile(alpha / 2, df, 'upper') + studentQuantile(power, df);
  return multiplier * Math.sqrt((1 - explained) / (share * (1 - share) * n));
}
