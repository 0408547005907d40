import { evenCoverage } from '../fairness/even-coverage';
import { withFloors } from '../fairness/floors';
import { raiseTheLowest } from '../fairness/raise-the-lowest';
import { floorsOf, groupsOf, servedOf, type Groups } from '../market/groups';
import type { Market } from '../market/market';
import type { MatchInput } from '../model/input';
import type { Problem, Solution } from '../solve/problem';

/** The best draft under the round's fairness choice, before ties are settled. */
export interface FairChoice {
  /** With every student's bonus raised by the price of their group; where the lowest is raised, without lower pairs. */
  readonly problem: Problem;
  readonly solution: Solution;
  readonly groups: Groups;
  /** The price of each group, in points; see `Certificate`. */
  readonly lambda: Float64Array;
  /** Students of each group who must be served, pinned ones not counted. */
  readonly least: Int32Array;
  /** The least value of a pair; undefined where that was no question. */
  readonly lowest?: number;
}

/** @param solution of the market as it is. Cost: see the three kinds of choices in fairness/. */
export function fairChoice(market: Market, input: MatchInput, solution: Solution): FairChoice {
  const { fairness } = input.settings;
  const groups = groupsOf(input, market.students);
  const { groupOf, names, pinned } = groups;
  if (fairness?.kind === 'floors') {
    const least = floorsOf(input, groups);
    return { ...withFloors(market, groupOf, least, solution), groups, least };
  }
  if (fairness?.kind === 'even-coverage') {
    const even = evenCoverage(market, groupOf, names.length, pinned, solution);
    return { ...even, groups, least: even.reached };
  }
  if (fairness?.kind === 'raise-the-lowest') return raised(market, groups, solution);
  return { problem: market, solution, groups, lambda: new Float64Array(0), least: new Int32Array(0) };
}

/** For the best fit the number of students served is held by a price for everybody. */
function raised(market: Market, groups: Groups, solution: Solution): FairChoice {
  const { problem, solution: found, lowest } = raiseTheLowest(market, solution);
  const price = (problem.bonusOf[0] ?? 0) - (market.bonusOf[0] ?? 0);
  return {
    problem,
    solution: found,
    groups,
    lambda: Float64Array.from(groups.names, () => price),
    least: servedOf(groups, found.edgeOf),
    lowest,
  };
}
