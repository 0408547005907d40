import type { Problem, Solution } from '../solve/problem';
import { redraw, type TicketOf } from './redraw';

/** What a strength of the lottery would let us learn, and what it would cost. */
export interface Design {
  /** Share of the greatest score that the luckiest number adds. */
  readonly strength: number;
  /** Students whose chance of a mentor lies between 2 % and 98 %. */
  readonly undecided: number;
  /**
   * As many students as would teach us the same if a fair coin decided on each: the sum of 4 p (1 - p). A student sure of
   * a mentor, or sure of none, adds nothing.
   */
  readonly effective: number;
  /**
   * The least effect of having a mentor, in standard deviations of the outcome, that a two-sided test at 5 % finds four
   * times in five; Infinity when nobody's lot is open.
   */
  readonly detectable: number;
  /** Points of total score given up in an average draw, and as a share of the best total. */
  readonly givenUp: number;
  readonly givenUpShare: number;
}

/** Told how many draws of all strengths are done, and of how many. */
export type OnPreviewed = (done: number, of: number) => void;

const LEAST_CHANCE = 0.02;

/** Normal quantiles of 97.5 % and 80 %. */
const TEST = 1.959964;
const POWER = 0.841621;

/**
 * What each strength of the lottery would give, before any draw counts.
 *
 * The difference of means between those who have a mentor and those who have not, each student weighted by how open their
 * lot is, varies as sd^2 / sum p (1 - p) = 4 sd^2 / effective; hence detectable = (1.96 + 0.84) * 2 / sqrt(effective).
 *
 * @param problem without any lottery in its bonuses. @param solution its best pairs, with their proof.
 * @param strengths 0 to 1 each. @param lottery `draws` for each strength; a chance is right within sqrt(p (1 - p) / draws).
 * Cost: `redraw`, once for each strength.
 * Source: H. S. Bloom, "Minimum detectable effects", Evaluation Review 19 (1995); J. Angrist, "Estimating the labor market
 * impact of voluntary military service", Econometrica 66 (1998), for the weights p (1 - p).
 */
export function previewDesigns(
  problem: Problem,
  solution: Solution,
  strengths: readonly number[],
  lottery: { readonly draws: number; readonly ticketOf: TicketOf },
  tell: OnPreviewed = () => undefined,
): Design[] {
  const best = solution.edgeOf.reduce((sum, edge) => (edge === -1 ? sum : sum + problem.valueAt[edge]!), 0);
  const all = strengths.length * lottery.draws;
  return strengths.map((strength, at) => {
    const { servedOf, meanValue } = redraw(problem, solution, { ...lottery, strength }, (draw) =>
      tell(at * lottery.draws + draw + 1, all),
    );
    const chances = Array.from(servedOf, (count) => count / lottery.draws);
    const givenUp = best - meanValue;
    return { strength, ...openness(chances), givenUp, givenUpShare: best === 0 ? 0 : givenUp / best };
  });
}

/** How much can be learned from these chances of a mentor, each 0 to 1. */
export function openness(chances: readonly number[]): Pick<Design, 'undecided' | 'effective' | 'detectable'> {
  const effective = chances.reduce((sum, p) => sum + 4 * p * (1 - p), 0);
  return {
    undecided: chances.filter((p) => p > LEAST_CHANCE && p < 1 - LEAST_CHANCE).length,
    effective,
    detectable: ((TEST + POWER) * 2) / Math.sqrt(effective),
  };
}
