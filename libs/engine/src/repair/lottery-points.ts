import { SCORE_MAX } from '../model/points';

/**
 * What a lottery number adds to whatever pair its student gets: whole points.
 *
 * @param strength share of the greatest score, 0 or more. @param drawn 32 bits.
 */
export const lotteryPoints = (strength: number, drawn: number): number =>
  Math.floor((strength * SCORE_MAX * drawn) / 2 ** 32);
