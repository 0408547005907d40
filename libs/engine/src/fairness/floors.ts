import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { beyondAllValues } from './beyond';
import { Exchange } from './exchange';
import { Holding, weighed } from './holding';

/** A best draft in which groups have places kept for them. */
export interface Floored {
  /** The round with every student's bonus raised by the λ of their group: `solution` is its best draft, with the proof. */
  readonly problem: Problem;
  readonly solution: Solution;
  /**
   * By group: what one place more for it costs, in points, where its floor binds; 0 where it does not. A group that lacks
   * places has a λ above all that any values can add up to. Whole, at least 0.
   */
  readonly lambda: Float64Array;
  /** Students served, by group: exactly the floor where λ is above 0 and nothing lacks. */
  readonly reached: Int32Array;
  /** Places missing to the floor, by group; they cannot be had without a tier losing places. */
  readonly lacking: Int32Array;
}

/**
 * The best draft with at least so many places for each group: the tiers first, then as few places short of the floors as
 * possible (all groups together), then the greatest total. Exact.
 *
 * Proof, from `problem`, `solution`, `lambda` and `reached` alone: no draft has more weight in the raised round. Let L be a
 * λ above all sums of values; all λ are at most L, those of lacking groups equal to it. A draft of the same tiers with
 * total V' and s' places short then has V' − L s' ≤ V − L s, hence s' ≥ s, and with s' = s no greater total.
 *
 * @param groupOf each student's one group, 0 to floors.length − 1; -1 for none.
 * @param floors places wanted, by group; whole, at least 0. More than the group has students: the rest is lacking.
 * @param start the best draft of the round without floors, if it is known already.
 * Cost: one solution, then one search over the pairs for each place that a floor adds.
 */
export function withFloors(
  problem: Problem,
  groupOf: Int32Array,
  floors: Int32Array,
  start: Solution = solve(problem),
): Floored {
  const holding = new Holding(weighed(problem), start, groupOf, floors.length);
  holding.least.set(floors, holding.mentors);
  fillFloors(holding, beyondAllValues(problem));
  return floored(problem, holding, groupOf);
}

/** Adds students to all groups below their floor, at the smallest loss first, as long as that costs less than `limit`. */
function fillFloors(holding: Holding, limit: number): void {
  const exchange = new Exchange(holding);
  const { mentors, world, count, least, price } = holding;
  for (;;) {
    const short: number[] = [];
    for (let group = mentors; group < world; group += 1) if (count[group]! < least[group]!) short.push(group);
    // All of them have been short from the start, so they share one λ.
    if (short.length === 0 || !exchange.step(short, world, limit - price[short[0]!]!)) return;
  }
}

/** The round that the draft is the best of, and what each group has of its floor. */
export function floored(problem: Problem, holding: Holding, groupOf: Int32Array): Floored {
  const { mentors, world, lambda } = holding;
  const reached = holding.count.slice(mentors, world);
  return {
    problem: { ...problem, bonusOf: problem.bonusOf.map((bonus, i) => bonus + (lambda[groupOf[i]!] ?? 0)) },
    solution: holding.solution,
    lambda,
    reached,
    lacking: reached.map((served, group) => Math.max(0, holding.least[mentors + group]! - served)),
  };
}
