/** The highest score. Scores are whole numbers so that sums are exact and equal scores are truly equal. */
export const SCORE_MAX = 65_535;

/** A perfect fit with one criterion, as a whole number: fits count in steps of 1/32768. */
export const FIT_MAX = 32_768;

/** A score as people see it, 0 to 1. */
export const asFit = (score: number): number => score / SCORE_MAX;

/** What rounding may take from a score of a few criteria, in points: far less than anybody sees. */
const ROUNDING = 4;

/** The fewest points that reach a fit; a score below it is below the fit. A fit of exactly that is never lost to rounding. */
export const pointsFor = (fit: number): number => Math.max(0, Math.ceil(fit * SCORE_MAX) - ROUNDING);

/** A fit of 0 to 1 as a whole number, 0 to FIT_MAX. */
export const wholeFit = (fit: number): number => Math.round(FIT_MAX * fit);

/** What a criterion gives: its share times its fit, to the nearest point. All below 2^32, so the product may wrap. */
export const pointsOf = (share: number, fit: number): number => (Math.imul(share, fit) + (FIT_MAX >> 1)) >>> 15;

/**
 * SCORE_MAX shared out in whole points in proportion to weights: each is rounded down, and what is left goes one point each
 * to the largest remainders, earlier ones first. Exact, so that scaling all weights changes nothing.
 *
 * @param weights whole numbers, at least 1, whose sum times SCORE_MAX is below 2^53; empty gives nothing.
 * Source: the method of largest remainders (T. Hare, 1857).
 */
export function sharesOf(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const remainders = weights.map((weight) => (SCORE_MAX * weight) % all);
  const shares = weights.map((weight, at) => (SCORE_MAX * weight - remainders[at]!) / all);
  const left = shares.reduce((rest, share) => rest - share, SCORE_MAX);
  const inTurn = [...weights.keys()].sort((a, b) => remainders[b]! - remainders[a]!);
  for (const at of inTurn.slice(0, left)) shares[at]! += 1;
  return shares;
}
