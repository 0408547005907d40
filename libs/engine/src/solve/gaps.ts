import type { Problem } from './problem';

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
