import type { ToldTier } from '@footing/matching';
import { percent } from '@footing/pages';

/** What the page needs of a student's chance. */
export interface Chance {
  readonly name: string;
  readonly tier: ToldTier;
  readonly served: number;
  readonly draws: number;
  readonly matched: boolean;
}

/** A chance within so much of 0 or 1 counts as sure. */
const SURE = 0.02;

/** Where a lot is open: "2 % and 98 %". */
export const openBetween = `${percent(SURE)} and ${percent(1 - SURE)}`;

const share = ({ served, draws }: Chance): number => served / draws;
const isOpen = (chance: Chance): boolean => share(chance) > SURE && share(chance) < 1 - SURE;

/** Students of each tier who are sure of a mentor, whose lot is open, and who are sure of none. */
export function bandsByTier(chances: readonly Chance[]) {
  // They come by tier, those without one last.
  const tiers = [...new Set(chances.map(({ tier }) => tier))];
  return tiers.map((tier) => {
    const all = chances.filter((one) => one.tier === tier);
    const open = all.filter(isOpen).length;
    const sure = all.filter((one) => share(one) >= 1 - SURE).length;
    return { tier, sure, open, none: all.length - open - sure };
  });
}

/** Those whose lot is open, nearest to even first; equals stay in their order. */
export const mostOpen = (chances: readonly Chance[]): readonly Chance[] =>
  chances.filter(isOpen).toSorted((a, b) => Math.abs(share(a) - 0.5) - Math.abs(share(b) - 0.5));
