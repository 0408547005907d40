import type { DraftView } from '@footing/matching';
import type { SummaryRow } from '@footing/pages';
import { aims, fairnessKinds } from '@footing/programmes';

/**
 * What counted first in a draft, so that two drafts can be told apart: what it was made for, then whatever differs from a
 * new round. None for a draft that keeps no rules.
 */
export function madeFor(settings: DraftView['settings']): SummaryRow[] {
  if (!settings) return [];
  const { aim, ignoreTiers, fairness, mentorsView = 0, lotteryStrength = 0 } = settings;
  const rows: (SummaryRow | false)[] = [
    { label: 'What it was made for', value: aims[aim ?? 'most-matched'].name },
    ignoreTiers === true && { label: 'Tiers', value: 'Did not count' },
    fairness !== undefined && { label: 'Between the tiers and the fit', value: fairnessKinds[fairness.kind].name },
    mentorsView > 0 && { label: 'The mentor’s view', value: outOf100(mentorsView) },
    lotteryStrength > 0 && { label: 'Strength of the lottery', value: outOf100(lotteryStrength) },
  ];
  return rows.filter((row) => row !== false);
}

const outOf100 = (share: number): string => `${Math.round(share * 100)} out of 100`;
