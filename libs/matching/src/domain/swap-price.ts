import type { Cost, Draft, StudentCosts } from '@footing/engine';

/** What giving a student another mentor would cost, beside the draft as it stands. */
export interface SwapPrice {
  /** Students who would gain a place, less those who would lose one; below 0 when places are lost. */
  readonly places: number;
  /** The best tier in which a place is lost; null when none is. */
  readonly losingTier: number | null;
  /** Points of total score lost; below 0 when the total rises. */
  readonly points: number;
}

/** The price of each mentor, by offer id. The costs count from the best draft there could be; these count from now. */
export function swapPrices({ best, mentors }: StudentCosts, now: Draft): ReadonlyMap<string, SwapPrice> {
  const matchedNow = new Map(now.tiers.map(({ tier, matched }) => [tier, matched]));
  const ahead = best.tiers.map(({ tier, matched }) => ({ tier, change: matched - (matchedNow.get(tier) ?? 0) }));
  const priced = ({ tiers, points }: Cost): SwapPrice => {
    const changes = ahead.map(({ tier, change }) => change + (tiers.find((one) => one.tier === tier)?.change ?? 0));
    const losing = changes.findIndex((change) => change < 0);
    return {
      places: changes.reduce((sum, change) => sum + change, 0),
      losingTier: ahead[losing]?.tier ?? null,
      points: now.total - best.total + points,
    };
  };
  return new Map(mentors.map(({ mentorId, ...cost }) => [mentorId, priced(cost)]));
}
