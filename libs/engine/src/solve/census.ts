import type { Problem } from './problem';

/** What one pass over all pairs tells. */
export interface Census {
  /** How many students may have each mentor. */
  readonly wanted: Int32Array;
  /** The greatest value of a pair, with and without the bonus of its student; 0 when there are no pairs. */
  readonly mostValue: number;
  readonly mostWithBonus: number;
}

export function censusOf(problem: Problem): Census {
  const { mentorAt, valueAt, places, bonusOf } = problem;
  const wanted = new Int32Array(places.length);
  let mostValue = 0;
  for (let e = 0; e < mentorAt.length; e += 1) {
    wanted[mentorAt[e]!]! += 1;
    if (valueAt[e]! > mostValue) mostValue = valueAt[e]!;
  }
  const plain = bonusOf.every((bonus) => bonus === 0);
  return { wanted, mostValue, mostWithBonus: plain ? mostValue : greatestWithBonus(problem) };
}

/** The greatest value of a pair with the bonus of its student; 0 when there are no pairs. */
export function greatestWithBonus({ bonusOf, rowStart, valueAt }: Problem): number {
  let greatest = 0;
  for (let i = 0; i < bonusOf.length; i += 1) {
    let most = -1;
    for (let e = rowStart[i]!, end = rowStart[i + 1]!; e < end; e += 1) if (valueAt[e]! > most) most = valueAt[e]!;
    if (most !== -1 && most + bonusOf[i]! > greatest) greatest = most + bonusOf[i]!;
  }
  return greatest;
}
