/**
 * Step 5: noise by cell key. The same people always get the same noise, so tables agree and asking often does not help.
 *
 * Within 256 keys, by count: from 5 on every change from -2 to 2 is as good as equally likely, with mean 0 and variance 2 exactly.
 * Nothing becomes negative, and nothing of 3 or more becomes 1 or 2. So 3 stays as it is: no noise of mean 0 could do otherwise.
 */
type Steps = readonly (readonly [change: number, keys: number])[];

const ofMany: Steps = [
  [-2, 51],
  [-1, 52],
  [0, 50],
  [1, 52],
  [2, 51],
];
/** A third goes up by 2, two thirds go down by 1; one key of 256 is left over and stays. */
const downOneUpTwo: Steps = [
  [-1, 170],
  [0, 1],
  [2, 85],
];
const stays: Steps = [[0, 256]];
const byCount: readonly Steps[] = [stays, downOneUpTwo, ofMany, stays, downOneUpTwo, ofMany];

const tables = byCount.map((steps) => steps.flatMap(([change, keys]) => Array<number>(keys).fill(change)));

/** Of one noisy count: what its noise adds to the variance. */
export const NOISE_VARIANCE = 2;

/** How much a count is changed: -2 to 2. @param key Σ of the record keys of the people counted. */
export function noiseOf(count: number, key: number): number {
  return tables[Math.min(count, tables.length - 1)]?.[((key % 256) + 256) % 256] ?? 0;
}
