import type { RoundSettings, Student } from '../model/input';
import { SCORE_MAX } from '../model/points';
import { lotteryPoints } from './lottery';
import { worthOfRanks } from './tiers';

/** Whole points for keeping a pair of `before`. */
export const keepingWorth = ({ retention = 0 }: RoundSettings): number => Math.round(retention * SCORE_MAX);

/** Whole points that a lottery number (32 bits) adds in this round to whatever pair its student gets. */
export const lotteryBonus = ({ lotteryStrength = 0 }: RoundSettings, drawn: number): number =>
  lotteryPoints(lotteryStrength, drawn);

/** The tiers as they count in this round: rank 0 is the first that any of the students is in; ranks have no gaps. */
export function ranksOf(
  { ignoreTiers, aim }: RoundSettings,
  students: readonly Student[],
): { rankOf: Uint8Array; ranks: number } {
  if (ignoreTiers || aim === 'best-fit') return { rankOf: new Uint8Array(students.length), ranks: 1 };
  const tiers = [...new Set(students.map(({ tier }) => tier))].sort((a, b) => a - b);
  const rankOf = new Map(tiers.map((tier, rank) => [tier, rank]));
  return { rankOf: Uint8Array.from(students, ({ tier }) => rankOf.get(tier) ?? 0), ranks: Math.max(1, tiers.length) };
}

/**
 * What serving a student of each rank is worth: for the best fit nothing, as nobody is served for being served; otherwise
 * more than all that follows.
 *
 * @param pairs the most pairs there can be.
 */
export function worthsFor(settings: RoundSettings, ranks: number, pairs: number): Float64Array {
  if (settings.aim === 'best-fit') return new Float64Array(1);
  return worthOfRanks(ranks, pairs, SCORE_MAX + keepingWorth(settings) + lotteryBonus(settings, 2 ** 32));
}
