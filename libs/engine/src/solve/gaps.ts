import type { Problem } from './problem';

/** The greatest value of a pair, with and without the bonus of its student; 0 when there are no pairs. */
export interface Greatest {
  readonly value: number;
  readonly withBonus: number;
}

export function greatestOf({ bonusOf, rowStart, valueAt }: Problem): Greatest {
  let value = 0;
  for (let e = 0; e < valueAt.length; e += 1) if (valueAt[e]! > value) value = valueAt[e]!;
  if (bonusOf.every((bonus) => bonus === 0)) return { value, withBonus: value };
  let withBonus = 0;
  for (let i = 0; i < bonusOf.length; i += 1) {
    let most = -1;
    for (let e = rowStart[i]!, end = rowStart[i + 1]!; e < end; e += 1) if (valueAt[e]! > most) most = valueAt[e]!;
    if (most === -1) continue;
    if (most + bonusOf[i]! > withBonus) withBonus = most + bonusOf[i]!;
  }
  return { value, withBonus };
}

/** No draft has more pairs: everybody is served, or every place is filled. */
export function mostPairs(students: number, places: Int32Array): number {
  let open = 0;
  for (let j = 0; j < places.length; j += 1) open += places[j]!;
  return Math.min(students, open);
}

/**
 * Whether serving one student more, or one of a better rank, outweighs all values together, twice: then the heaviest pairs
 * serve as many as can be, rank by rank, and prices of separate blocks can be laid side by side (see tiers.ts).
 */
export function ranksComeFirst({ worthOf, places, rankOf }: Problem, most: number): boolean {
  const gap = 2 * (Math.max(1, mostPairs(rankOf.length, places)) * most + 1);
  return worthOf.every((worth, rank) => worth - (worthOf[rank + 1] ?? 0) >= gap);
}
