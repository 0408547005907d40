/** A priority tier as people are told it: 1 is served first; `none` for a student who has none. */
export type ToldTier = number | 'none';

/** How many students of a tier there are, and how many of them have a mentor. */
export interface TierCount {
  readonly tier: ToldTier;
  readonly students: number;
  readonly matched: number;
}

/**
 * The number that the engine is given for students without a tier comes after all tiers of the round, so it would tell how
 * many there are: nobody is told it.
 * @param untiered that number; null or absent: everybody had a tier, or the draft does not say.
 */
export const toldTier = (tier: number, untiered?: number | null): ToldTier => (tier === untiered ? 'none' : tier);

/** The number of a tier that somebody asked for; 0, which nobody has, for one that is not told. */
export function askedTier(tier: ToldTier, untiered?: number | null): number {
  if (tier === 'none') return untiered ?? 0;
  return tier === untiered ? 0 : tier;
}

/** Counts by the engine's numbers as they are told. */
export const toldTiers = (
  tiers: readonly (Omit<TierCount, 'tier'> & { readonly tier: number })[],
  untiered?: number | null,
): TierCount[] => tiers.map((count) => ({ ...count, tier: toldTier(count.tier, untiered) }));
