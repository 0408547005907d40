import { Exchange } from './exchange';
import { Holding, type Weighed } from './holding';

/** The fewest and the most students served, by group; the fewest are never more than the most. */
export interface Counts {
  readonly least: Int32Array;
  readonly most: Int32Array;
}

/** The heaviest draft within bounds, and its proof: see `Holding`. */
export interface Held {
  readonly edgeOf: Int32Array;
  readonly u: Float64Array;
  readonly p: Float64Array;
  /** By group: above 0 only where the group has its least, below 0 only where it has its most. */
  readonly lambda: Float64Array;
}

/**
 * The heaviest draft in which so many students of each group are served: one step of the cheapest kind for each student
 * too many or too few. Exact; used where an earlier question has fixed the counts and a later one must keep to them, such
 * as settling ties.
 *
 * @param start the heaviest draft without these bounds, and its prices.
 * @param groupOf each student's one group; -1 for none.
 * @returns undefined when the bounds cannot be kept. Cost: a search over the pairs for each student too many or too few.
 */
export function holdCounts(
  pairs: Weighed,
  start: { readonly edgeOf: Int32Array; readonly p: Float64Array },
  groupOf: Int32Array,
  groups: Counts,
): Held | undefined {
  const holding = new Holding(pairs, start, groupOf, groups.least.length);
  holding.least.set(groups.least, holding.mentors);
  holding.most.set(groups.most, holding.mentors);
  return holdBounds(holding) ? { ...holding.solution, lambda: holding.lambda } : undefined;
}

function holdBounds(holding: Holding): boolean {
  const { world, mentors, count, least, most } = holding;
  const exchange = new Exchange(holding);
  for (let group = mentors; group < world; group += 1)
    while (count[group]! > most[group]!) if (!exchange.step([world], group, Infinity)) return false;
  for (let group = mentors; group < world; group += 1)
    while (count[group]! < least[group]!) if (!exchange.step([group], world, Infinity)) return false;
  return true;
}
