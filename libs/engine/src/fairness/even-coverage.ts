import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { beyondAllValues } from './beyond';
import { Exchange } from './exchange';
import { floored, type Floored } from './floors';
import { Holding, weighed } from './holding';

/**
 * The draft that covers groups as evenly as the tiers allow: the smallest share served is as great as can be, then the next
 * smallest, and so on (leximin); with these counts the greatest total. A student counts for one group only: with several,
 * the smallest share would be hard to find (NP-hard), and a student would be counted twice. Exact.
 *
 * Rule: the group with the smallest share gets the next place; of equal shares the smaller group, as a place means
 * more to it; of equal sizes the lower number, so that the caller's order decides between counts that are equally even. A
 * group that can have no more, whoever else of no group gives way, is done. As the counts that can be had together form a
 * polymatroid, this finds the leximin: A. Federgruen and H. Groenevelt, Operations Research 34 (1986).
 *
 * @param groupOf each student's one group, 0 to groups − 1; -1 for none: such a student is served as the total wants it.
 * @param already by group, students of it who hold a place that is not for this round to give; none when absent.
 * @returns the counts as floors: `lambda` and `problem` prove the total, as in `withFloors`. Nothing lacks.
 * Cost: one solution, then at most one search over the pairs for each place, and one more for each group.
 */
export function evenCoverage(
  problem: Problem,
  groupOf: Int32Array,
  groups: number,
  already: Int32Array = new Int32Array(groups),
  start: Solution = solve(problem),
): Floored {
  const holding = new Holding(weighed(problem), start, groupOf, groups);
  const exchange = new Exchange(holding);
  const limit = beyondAllValues(problem);
  const { mentors, world, count, least, price, membersOf } = holding;
  const open = new Set(Array.from({ length: groups }, (_, group) => group));
  for (let group = worstOff(open, holding, already); group !== -1; group = worstOff(open, holding, already)) {
    const node = mentors + group;
    if (least[node] === membersOf[group]!.length) {
      open.delete(group);
      continue;
    }
    least[node]! += 1;
    if (count[node]! >= least[node]! || exchange.step([node], world, limit - price[node]!)) continue;
    least[node]! -= 1;
    open.delete(group);
  }
  return floored(problem, holding, groupOf);
}

/** The group that gets the next place, or -1 when all are done. */
function worstOff(open: ReadonlySet<number>, { mentors, least, membersOf }: Holding, already: Int32Array): number {
  let worst = -1;
  let [worstServed, worstSize] = [0, 0];
  for (const group of open) {
    const served = already[group]! + least[mentors + group]!;
    const size = already[group]! + membersOf[group]!.length;
    const difference = served * worstSize - worstServed * size;
    if (worst !== -1 && (difference > 0 || (difference === 0 && size >= worstSize))) continue;
    worst = group;
    [worstServed, worstSize] = [served, size];
  }
  return worst;
}
