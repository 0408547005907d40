import type { Mentor, RoundSettings, Student } from '../model/input';
import { SCORE_MAX } from '../model/points';
import { lotteryPoints } from './lottery';
import { worthOfRanks } from './tiers';

/** Whole points for keeping a pair of `before`. */
export const keepingWorth = ({ retention = 0 }: RoundSettings): number => Math.round(retention * SCORE_MAX);

/** Whole points that a lottery number (32 bits) adds in this round to whatever pair its student gets. */
export const lotteryBonus = ({ lotteryStrength = 0 }: RoundSettings, drawn: number): number =>
  lotteryPoints(lotteryStrength, drawn);

/**
 * The tiers as they count in this round: rank 0 is the first that any of the students is in; ranks have no gaps.
 *
 * @param placed ids of those who come first within their tier; see `MatchInput`. Absent: nobody does.
 */
export function ranksOf(
  { ignoreTiers, aim = 'most-matched' }: RoundSettings,
  students: readonly Student[],
  placed?: readonly string[],
): { rankOf: Uint8Array; ranks: number } {
  const first = placed && aim === 'most-matched' ? new Set(placed) : undefined;
  const level = ({ tier }: Student) => (ignoreTiers || aim === 'best-fit' ? 0 : tier);
  const turn = (student: Student) => 2 * level(student) + (!first || first.has(student.id) ? 0 : 1);
  const turns = [...new Set(students.map(turn))].sort((a, b) => a - b);
  const rankOf = new Map(turns.map((one, rank) => [one, rank]));
  return { rankOf: Uint8Array.from(students, (one) => rankOf.get(turn(one)) ?? 0), ranks: Math.max(1, turns.length) };
}

/**
 * What serving a student of each rank is worth: for the best fit nothing, as nobody is served for being served; otherwise
 * more than all that follows.
 *
 * @param pairs the most pairs there can be. @param grouped places of mentors who meet with a least size.
 */
export function worthsFor(settings: RoundSettings, ranks: number, pairs: number, grouped: number): Float64Array {
  if (settings.aim === 'best-fit') return new Float64Array(1);
  const most = SCORE_MAX + keepingWorth(settings) + lotteryBonus(settings, 2 ** 32);
  return worthOfRanks(ranks, pairs, most, grouped);
}

/** Open places of mentors whose group meets with a least size or not at all. @param open open places by mentor, in their order. */
export const groupedPlaces = (mentors: readonly Mentor[], open: ArrayLike<number>): number =>
  mentors.reduce((sum, { fewest = 1 }, j) => (fewest > 1 ? sum + open[j]! : sum), 0);
