import { Exchange } from './exchange';
import { Holding, type Weighed } from './holding';

/** The fewest and the most, by group or by mentor. */
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
 * The heaviest draft in which so many students of each group are served and so many are at each mentor: one step of the
 * cheapest kind for each student too many or too few. Exact; used where an earlier question has fixed the counts and a
 * later one must keep to them, such as settling ties.
 *
 * @param start the heaviest draft without these bounds, and its prices.
 * @param groupOf each student's one group; -1 for none. @param mentors any number up to their places when absent.
 * @returns undefined when the bounds cannot be kept. Cost: a search over the pairs for each student too many or too few.
 */
export function holdCounts(
  pairs: Weighed,
  start: { readonly edgeOf: Int32Array; readonly p: Float64Array },
  groupOf: Int32Array,
  groups: Counts,
  mentors?: Counts,
): Held | undefined {
  const holding = new Holding(pairs, start, groupOf, groups.least.length);
  holding.least.set(groups.least, holding.mentors);
  holding.most.set(groups.most, holding.mentors);
  for (let j = 0; mentors && j < holding.mentors; j += 1) {
    holding.least[j] = mentors.least[j]!;
    holding.most[j] = Math.min(mentors.most[j]!, pairs.places[j]!);
  }
  return holdBounds(holding) ? { ...holding.solution, lambda: holding.lambda } : undefined;
}

function holdBounds(holding: Holding): boolean {
  const { world, mentors, count, least, most } = holding;
  if (least.some((fewest, node) => fewest > most[node]!)) return false;
  const exchange = new Exchange(holding);
  for (let node = 0; node < world; node += 1)
    while (count[node]! > most[node]!) {
      const [source, target] = node < mentors ? [node, world] : [world, node];
      if (!exchange.step([source], target, Infinity)) return false;
    }
  for (let node = 0; node < world; node += 1)
    while (count[node]! < least[node]!) {
      const [source, target] = node < mentors ? [world, node] : [node, world];
      if (!exchange.step([source], target, Infinity)) return false;
    }
  return true;
}
