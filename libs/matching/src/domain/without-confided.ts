import { type Part, SCORE_MAX } from '@footing/engine';

interface Scored {
  readonly score: number;
  readonly parts: readonly Part[];
}

const isShared = ({ kind }: Part): boolean => kind === 'shared-experience';

/**
 * A pair as it reads without what the two share in confidence: the rest of the score is stretched over the whole, each part
 * in its proportion, in whole points that sum to the score. To a few points what the engine says of two who share nothing.
 */
export function withoutConfided<Pair extends Scored>(pair: Pair): Pair {
  const rest = pair.parts.filter((part) => !isShared(part));
  if (rest.length === pair.parts.length) return pair;
  const weight = rest.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return { ...pair, score: HALF, parts: [nothingToCompare] };
  const exact = rest.map((part) => part.points / weight);
  const score = Math.min(SCORE_MAX, Math.round(exact.reduce((sum, points) => sum + points, 0)));
  const points = wholePoints(exact, score);
  return {
    ...pair,
    score,
    parts: rest.map((part, at) => ({ ...part, weight: part.weight / weight, points: points[at] ?? 0 })),
  };
}

/** Whole numbers near these that sum to `sum`: those cut most get what is left over. */
function wholePoints(exact: readonly number[], sum: number): number[] {
  const whole = exact.map(Math.floor);
  const byLoss = exact.map((_, at) => at).sort((a, b) => lossAt(exact, b) - lossAt(exact, a) || a - b);
  const over = sum - whole.reduce((total, points) => total + points, 0);
  for (const at of byLoss.slice(0, Math.max(0, over))) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

const lossAt = (exact: readonly number[], at: number): number => (exact[at] ?? 0) % 1;

const HALF = Math.round(SCORE_MAX / 2);

const nothingToCompare: Part = {
  ...{ criterionId: '', kind: 'nothing-to-compare', name: '', weight: 1, fit: 0.5, points: HALF },
  evidence: { code: 'nothing-to-compare', values: [] },
};
