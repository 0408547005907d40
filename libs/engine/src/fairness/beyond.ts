import type { Problem } from '../solve/problem';

/**
 * More than all values (with bonus) of any draft can differ by, and less than a place of any tier is worth: the most that a
 * floor may cost. A step that leaves the tiers as they are costs less; one that does not costs more (see `worthOfRanks`,
 * whose gap is more than twice as wide).
 */
export function beyondAllValues({ places, rowStart, valueAt, bonusOf }: Problem): number {
  let most = 0;
  for (let i = 0; i < bonusOf.length; i += 1)
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) most = Math.max(most, bonusOf[i]! + valueAt[e]!);
  const open = places.reduce((sum, one) => sum + one, 0);
  return Math.min(bonusOf.length, open) * most + 1;
}
