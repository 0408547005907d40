import { together } from './lottery';
import { SCORE_MAX } from './parts';

/**
 * One whole number for each pair, so that the heaviest set of pairs is the draft we want:
 *
 *     weight = (bonus(tier) + score) * 2^k + lottery,      0 <= lottery < 2^h
 *
 * **Tiers before scores.** With R the most pairs there can be and GAP = 2 (R * SCORE_MAX + 1), the bonus is
 * (K - t + 1) * GAP for the t-th of K tiers. The sets of students that can be served together form a transversal matroid;
 * if a set is not best by tiers, one exchange (add a student, or put one of a better tier in for another) betters it by at
 * least GAP, and it is realised by one alternating path that changes at most R pairs and so loses less than GAP of score.
 * Only the differences between bonuses matter, so they grow by steps and not by powers.
 *
 * **Scores before the lottery.** All lotteries of a draft together are at most R * (2^h - 1) < 2^k: less than one point.
 *
 * **Exact.** A weight stays below 2^51. The solver's numbers u, p and distances never exceed the greatest weight, and it
 * adds at most three of them before it compares: below 2^53, so every number is a whole number that a double holds
 * exactly. For 5,000 pairs and 3 tiers: GAP < 2^29.3, greatest bonus < 2^30.9, k = 20, h = 7.
 */
export class Weighing {
  private readonly bonusOf: ReadonlyMap<number, number>;
  private readonly scale: number;
  private readonly lotteryShift: number;

  /** @param tiers those of the students to be placed. @param places open places, summed. */
  constructor(tiers: readonly number[], places: number) {
    const pairs = Math.max(1, Math.min(tiers.length, places));
    const gap = 2 * (pairs * SCORE_MAX + 1);
    const ranks = [...new Set(tiers)].sort((a, b) => a - b);
    this.bonusOf = new Map(ranks.map((tier, rank) => [tier, (ranks.length - rank) * gap]));
    const roomBits = Math.floor(51 - Math.log2(Math.max(1, ranks.length) * gap + SCORE_MAX + 1));
    const lotteryBits = Math.max(0, Math.min(20, roomBits - Math.ceil(Math.log2(pairs + 1))));
    this.lotteryShift = 32 - lotteryBits;
    this.scale = lotteryBits === 0 ? 1 : 2 ** (lotteryBits + Math.ceil(Math.log2(pairs + 1)));
  }

  bonus(tier: number): number {
    return this.bonusOf.get(tier) ?? 0;
  }

  /** @param bonus of the student's tier. @param score of the pair. Tickets: the lottery numbers of both. */
  weigh(bonus: number, score: number, studentTicket: number, mentorTicket: number): number {
    const lottery = this.lotteryShift === 32 ? 0 : together(studentTicket, mentorTicket) >>> this.lotteryShift;
    return (bonus + score) * this.scale + lottery;
  }
}

/**
 * What serving a student of each rank is worth, so that a better tier always goes before all scores together; see above
 * for the proof. Twice the gap that the proof needs, so that the prices of separate blocks can be laid side by side.
 *
 * @param ranks how many ranks there are. @param pairs the most pairs there can be. @param most the greatest value (with bonus) of a pair.
 * @returns one whole number a rank, falling; rank 0 first.
 */
export function worthOfRanks(ranks: number, pairs: number, most: number): Float64Array {
  const gap = 2 * (Math.max(1, pairs) * most + 1);
  return Float64Array.from({ length: ranks }, (_, rank) => (ranks - rank) * gap);
}
