import { asFit, type Outlook } from '@footing/engine';
import { type TierCount, toldTiers } from './told-tier';

/** A draft that nobody has made, in a few figures. Fits are 0 to 1. */
export interface DraftSketch {
  readonly students: number;
  readonly matched: number;
  /** Sum of the fits of all pairs. */
  readonly total: number;
  /** Null when there are no pairs. */
  readonly mean: number | null;
  readonly lowest: number | null;
  /** Only tiers that have students; tier 1 first. Empty for whoever does not look after everybody. */
  readonly tiers: readonly TierCount[];
}

/** @param untiered the tier that stands for having none. */
export function draftSketch({ matched, total, lowest, tiers }: Outlook, untiered?: number | null): DraftSketch {
  return {
    students: tiers.reduce((sum, tier) => sum + tier.students, 0),
    matched,
    total: asFit(total),
    mean: matched === 0 ? null : asFit(total / matched),
    lowest: lowest === null ? null : asFit(lowest),
    tiers: toldTiers(tiers, untiered),
  };
}
