/** The highest score. Scores are whole numbers so that sums are exact and equal scores are truly equal. */
export const SCORE_MAX = 65_535;

/** A score as people see it, 0 to 1. */
export const asFit = (score: number): number => score / SCORE_MAX;

/** The fewest points that reach a fit; a score below it is below the fit. */
export const pointsFor = (fit: number): number => Math.ceil(fit * SCORE_MAX);

/**
 * Whole points for each part, which sum exactly to `total`: each is rounded down, and what is left goes one point each to
 * the largest remainders, earlier parts first.
 *
 * @param exact points before rounding, >= 0, whose sum rounds to `total`.
 */
export function wholePoints(exact: readonly number[], total: number): number[] {
  const points = exact.map(Math.floor);
  const left = total - points.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) points[at] = (points[at] ?? 0) + 1;
  return points;
}
