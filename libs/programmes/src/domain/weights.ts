import type { FieldError } from '@footing/kernel';

/** What a round's weights sum to. */
export const WHOLE = 100;

export const sumOf = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);

/** What is wrong with a round's weights; none means they may be saved. A round without criteria has nothing to sum. */
export function weightFaults(weights: readonly number[]): FieldError[] {
  if (weights.some((weight) => !Number.isInteger(weight) || weight < 0 || weight > WHOLE)) {
    return [{ field: 'weights', message: 'Each weight is a whole number from 0 to 100' }];
  }
  const sum = sumOf(weights);
  if (weights.length === 0 || sum === WHOLE) return [];
  return [{ field: 'weights', message: `The weights must sum to 100. They sum to ${sum} now` }];
}

/**
 * The same weights in the same proportions, but summing to `total`: by largest remainder, ties to the earlier one.
 * Weights that are all 0 share equally.
 * @param weights whole numbers, 0 or more. @param total a whole number, 0 or more.
 */
export function respread(weights: readonly number[], total: number): number[] {
  const sum = sumOf(weights);
  const shares = sum === 0 ? weights.map(() => 1) : weights;
  const parts = sumOf(shares);
  const whole = shares.map((share) => Math.floor((share * total) / parts));
  const byRemainder = shares.map((share, index) => ({ index, remainder: (share * total) % parts }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const left = shares.length === 0 ? 0 : total - sumOf(whole);
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
