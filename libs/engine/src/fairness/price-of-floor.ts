import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { beyondAllValues } from './beyond';
import { Exchange } from './exchange';
import { Holding, weighed } from './holding';

/** What a group's having at least so many places does to everybody's total. */
export interface PriceOfFloor {
  /** Students of the group who are served. */
  readonly places: number;
  /** Total of the draft's values and bonuses, in points. */
  readonly total: number;
  /** What the last of these places cost, in points; 0 for the first entry. Never falls from entry to entry. */
  readonly cost: number;
}

/**
 * The whole price curve of one group's floor, from the places it has anyway to the most it can have with the tiers as they
 * are. Each entry is the greatest total there is with at least so many places for the group.
 *
 * @param group its number in `groupOf`. @returns at least one entry, places ascending by one.
 * Cost: one solution, then one search over the pairs for each entry.
 */
export function priceOfFloor(
  problem: Problem,
  groupOf: Int32Array,
  group: number,
  start: Solution = solve(problem),
): PriceOfFloor[] {
  const ofGroup = groupOf.map((other) => (other === group ? 0 : -1));
  const holding = new Holding(weighed(problem), start, ofGroup, 1);
  const node = holding.mentors;
  holding.least[node] = ofGroup.length;
  const exchange = new Exchange(holding);
  const limit = beyondAllValues(problem);
  let total = valueOf(problem, holding.edgeOf);
  const curve = [{ places: holding.count[node]!, total, cost: 0 }];
  while (exchange.step([node], holding.world, limit - holding.price[node]!)) {
    const cost = holding.price[node]!;
    total -= cost;
    curve.push({ places: holding.count[node]!, total, cost });
  }
  return curve;
}

/** Values and bonuses of a draft, summed. */
export function valueOf({ valueAt, bonusOf }: Problem, edgeOf: Int32Array): number {
  let total = 0;
  for (let i = 0; i < edgeOf.length; i += 1) if (edgeOf[i] !== -1) total += valueAt[edgeOf[i]!]! + bonusOf[i]!;
  return total;
}
