/**
 * The definition of a score in whole-number arithmetic that cannot round by accident, apart from the engine's own code: what
 * the specs hold scores against.
 */

/** To the nearest whole number, halves up. */
const nearest = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below);

/** A fit of `above / below` in steps of 1/32768. */
export const exactFit = (above: bigint, below: bigint): bigint => nearest(32768n * above, below);

/** What a share of a pair's points gives at a fit in steps of 1/32768. */
export const exactPoints = (share: bigint, fit: bigint): bigint => nearest(share * fit, 32768n);

/** 65,535 shared out by weight; what rounding down leaves goes to the largest remainders, earlier ones first. */
export function exactShares(weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  const shares = weights.map((weight) => (65535n * weight) / all);
  const left = Number(65535n - shares.reduce((sum, share) => sum + share, 0n));
  const remainder = (at: number) => (65535n * (weights[at] ?? 0n)) % all;
  const inTurn = [...weights.keys()].sort((a, b) => Number(remainder(b) - remainder(a)) || a - b);
  for (const at of inTurn.slice(0, left)) shares[at] = (shares[at] ?? 0n) + 1n;
  return shares;
}
