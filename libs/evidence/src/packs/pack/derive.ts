/** The 97.5 % point of the normal distribution. */
export const Z = 1.959963984540054;
/** Variance of the change that public counts get; rounding to 5 is reckoned alike. */
const NOISE = 2;

/** A share or a gap with its ends. */
export interface Derived {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const round3 = (value: number): number => Math.floor(value * 1000 + 0.5 + Math.abs(value * 1000) * 1e-12) / 1000;

/**
 * A share and its 95 % range from the two counts that are shown, by the definition and by nothing that made the pack.
 * Source: Wilson 1927, at the number of people for which the error with the change of counts stands.
 */
export function deriveShare(x: number, n: number): Derived {
  const share = Math.min(1, x / n);
  const p = Math.min(Math.max(share, 1 / n), 1 - 1 / n);
  const error = (p * (1 - p)) / n + ((1 - p) ** 2 * NOISE + p * p * NOISE) / n ** 2;
  const people = (p * (1 - p)) / error;
  const below = 1 + Z ** 2 / people;
  const centre = (share + Z ** 2 / (2 * people)) / below;
  const half = (Z * Math.sqrt((share * (1 - share)) / people + Z ** 2 / (4 * people ** 2))) / below;
  return { value: round3(share), low: round3(Math.max(0, centre - half)), high: round3(Math.min(1, centre + half)) };
}

/** The first share less the second, with Newcombe's range (method 10), from shares and ends as they are shown. */
export function deriveGap(first: Derived, second: Derived): Derived {
  const value = first.value - second.value;
  const low = value - Math.sqrt((first.value - first.low) ** 2 + (second.high - second.value) ** 2);
  const high = value + Math.sqrt((first.high - first.value) ** 2 + (second.value - second.low) ** 2);
  const to = (one: number): number => round3(Math.max(-1, Math.min(1, one)));
  return { value: to(value), low: to(low), high: to(high) };
}

/** Whether two are the same to a thousand-millionth, and neither is missing. */
export const isSame = (a: Derived, b: Derived): boolean =>
  [a.value - b.value, a.low - b.low, a.high - b.high].every((difference) => Math.abs(difference) <= 1e-9);
