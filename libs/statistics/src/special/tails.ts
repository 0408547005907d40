/** Where a value stands in a distribution on the positive numbers. */
export interface Tails {
  /** Probability of less, 0 to 1. */
  readonly lower: number;
  /** Probability of more, 0 to 1. The smaller of the two is computed by itself, never as 1 less the other. */
  readonly upper: number;
  /** x times the density at x: how fast the probability grows with ln x. */
  readonly slope: number;
}

export const atNothing: Tails = { lower: 0, upper: 1, slope: 0 };
export const atEverything: Tails = { lower: 1, upper: 0, slope: 0 };

/**
 * Value of b₀ + a₁/(b₁ + a₂/(b₂ + …)) by Lentz's method, to the last digit.
 * @param term gives [aₙ, bₙ]; a₀ is not used; an aₙ of 0 ends the fraction
 * @throws RangeError when it has not settled after a million terms, which no distribution here comes near
 */
export function continuedFraction(term: (n: number) => readonly [a: number, b: number]): number {
  const tiny = 1e-300;
  let value = term(0)[1] || tiny;
  let above = value;
  let below = 0;
  for (let n = 1; n < 1e6; n += 1) {
    const [a, b] = term(n);
    if (a === 0) return value;
    below = 1 / (b + a * below || tiny);
    above = b + a / above || tiny;
    const change = above * below;
    value *= change;
    if (Math.abs(change - 1) < 3e-16) return value;
  }
  throw new RangeError('a continued fraction did not settle');
}
