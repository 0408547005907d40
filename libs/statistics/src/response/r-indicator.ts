import { moments } from '../numbers/sums';
import { logistic } from '../regression/logistic';

/** Somebody who was invited: whether an answer came, and what is known of them beforehand, as numbers (0 or 1 for a group). */
export interface Invited {
  readonly responded: boolean;
  readonly x: readonly number[];
}

/** How alike those who answered are to those who were asked. */
export interface Representativeness {
  readonly n: number;
  /** Answered / invited. */
  readonly rate: number;
  /** 1 − 2·SD of the fitted chances: 1, all are as likely to answer; 0, it is settled beforehand who will. */
  readonly r: number;
  /**
   * The same with the part of the variance that chance alone makes taken off (never above 1). Few people and many groups make `r` look
   * worse than it is: where nothing but chance decides and there are five groups, `r` is on the average 0.72 for 40 people, 0.82 for
   * 100, 0.91 for 400; this one is 0.92, 0.96, 0.98. Hold this one against a limit.
   */
  readonly adjusted: number;
  /** Firth's fit was needed: some group answered to a person, or not at all. */
  readonly isGuarded: boolean;
}

/**
 * R-indicator of a wave, from a logistic model of who answered. All who were invited are in the rows, so there is no sampling in it.
 * It tells only of the groups in `x`: a wave may look even by sex and not be by school.
 * @returns null for fewer than two people
 * Source: B. Schouten, F. Cobben, J. Bethlehem, Indicators for the representativeness of survey response, Survey Methodology 35 (2009) 101-113;
 * the adjustment: N. Shlomo, C. Skinner, B. Schouten, Estimation of an indicator of the representativeness of survey response, J. Stat. Planning and Inference 142 (2012) 201-211, with the sample the whole.
 * @throws RangeError when rows differ in length or a covariate is not finite
 */
export function rIndicator(rows: readonly Invited[]): Representativeness | null {
  const n = rows.length;
  const answered = rows.filter(({ responded }) => responded).length;
  const fit = logistic(rows.map(({ responded, x }) => ({ yes: responded, x })));
  if (n < 2 || !fit) return null;
  const rate = answered / n;
  // All or none: everybody has the same chance, and a penalised fit would only say so less plainly.
  if (answered === 0 || answered === n) return { n, rate, r: 1, adjusted: 1, isGuarded: false };
  const variance = moments(fit.chances).squares / (n - 1);
  const r = 1 - 2 * Math.sqrt(variance);
  const adjusted = 1 - 2 * Math.sqrt(Math.max(0, variance - fit.noise));
  return { n, rate, r, adjusted, isGuarded: fit.method === 'firth' };
}
