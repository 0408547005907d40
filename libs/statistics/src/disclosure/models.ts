import { roundedTo } from './rounding';
import type { HiddenCode } from './types';

/** What a model rests on, as far as its coefficients could tell of people. */
export interface ModelBasis {
  readonly people: number;
  /** People less coefficients. */
  readonly residualDf: number;
  /** People behind each dummy and each interaction: those who have it, and those who have not. */
  readonly cells: readonly number[];
  /** As many coefficients as cells, its intercept among them: then they are the means of the cells. */
  readonly isSaturated: boolean;
}

/** Degrees of freedom, and people behind each dummy, from which on coefficients may be shown. */
const LEAST = 10;

/**
 * Step 9: whether coefficients may be shown, and the number of people beside them, to the nearest 5.
 * @returns N11 where they may not.
 */
export function modelMayShow({
  people,
  residualDf,
  cells,
  isSaturated,
}: ModelBasis): { code: HiddenCode } | { people: number } {
  if (residualDf < LEAST || isSaturated || cells.some((cell) => cell < LEAST)) return { code: 'N11' };
  return { people: roundedTo(5, people) };
}
