import { byMentor, type ByMentor } from '../solve/by-mentor';
import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { DrawingIn } from './drawing-in';
import { Exchange } from './exchange';
import { Holding, weighed } from './holding';

/** A draft in which every mentor meets with enough students or with nobody. */
export interface GroupSizes {
  /** The round in which mentors to whom too few would come are closed: they have no places. */
  readonly problem: Problem;
  /** By mentor: the fewest students who meet, where a rule holds and the mentor has any; else 0. */
  readonly least: Int32Array;
  /** Positions in the round; -1 for none. */
  readonly edgeOf: Int32Array;
  /**
   * The proof that no draft of `problem` with these fewest weighs more: as in `Solution`, except that the price of a mentor
   * may be below 0; then they have exactly their fewest.
   */
  readonly u: Float64Array;
  readonly p: Float64Array;
  /** What the draft weighs. */
  readonly weight: number;
  /** No draft that keeps to the rule weighs more than this: `bound - weight` is 0 where the draft is proven best. */
  readonly bound: number;
}

/** How many students make a group. */
export interface GroupRule {
  /** By mentor, the fewest students; 0 or 1 for any number. More than the places: the mentor is closed. */
  readonly fewest: Int32Array;
  /** By mentor, 1 where the group meets anyway, as somebody is pinned to it: it is filled up as far as can be. */
  readonly meets?: Uint8Array;
  /** How many decisions to try in the second part, 200 when absent; each costs about a search over the pairs for each student of a mentor. */
  readonly tries?: number;
}

/**
 * The best draft in which a mentor has 0 or at least `fewest` students. Finding it is NP-hard in general, so the search is
 * cut short: first it decides one mentor with too few after the other, closed or filled up, whichever loses less; then it
 * tries other decisions, the most promising first (branch and bound), until the draft is proven best or `tries` have
 * been made. Each try is solved exactly, so `bound` is proven whatever happens. The rule comes before the tiers.
 *
 * Source: A. Land and A. Doig, Econometrica 28 (1960); the rule as lower quotas with closing: P. Biró, T. Fleiner,
 * R. Irving and D. Manlove, Theoretical Computer Science 411 (2010).
 */
export function withGroupSizes(problem: Problem, rule: GroupRule, start: Solution = solve(problem)): GroupSizes {
  const first = firstChoice(problem, rule, start);
  const best = dive(first);
  return search(problem, first, best, rule.tries ?? 200);
}

/** Everything open, except that groups which meet anyway are filled up. */
function firstChoice(problem: Problem, { fewest, meets }: GroupRule, start: Solution): Choice {
  const nobody = new Int32Array(problem.rankOf.length).fill(-1);
  const holding = new Holding(weighed(problem), start, nobody, 0);
  const pairs = byMentor(problem, holding.mentors);
  const drawing = new DrawingIn(holding, pairs);
  const rule = fewest.slice();
  for (let j = 0; j < holding.mentors; j += 1) {
    if (!meets?.[j]) continue;
    holding.least[j] = Math.min(fewest[j]!, holding.most[j]!);
    while (holding.count[j]! < holding.least[j]!) if (!drawing.step(j, Infinity)) holding.least[j] = holding.count[j]!;
    rule[j] = 0;
  }
  return new Choice(holding, rule, pairs);
}

/** Branch and bound from `first`, with a draft in hand that keeps to the rule. */
function search(problem: Problem, first: Choice, inHand: Choice, tries: number): GroupSizes {
  let best = inHand;
  let open = [first];
  for (let tried = 0; tried < tries; tried += 2) {
    open = open.filter(({ weight }) => weight > best.weight);
    if (open.length === 0) break;
    const choice = takeHeaviest(open);
    const mentor = choice.tooFew();
    if (mentor === -1) best = choice;
    else {
      const filled = choice.filled(mentor, choice.weight - best.weight);
      open.push(choice.closed(mentor), ...(filled ? [filled] : []));
    }
  }
  return best.result(
    problem,
    open.reduce((bound, { weight }) => Math.max(bound, weight), best.weight),
  );
}

/** Decides one mentor with too few after the other, the better way each time. Closing always can be done. */
function dive(from: Choice): Choice {
  let choice = from;
  for (let mentor = choice.tooFew(); mentor !== -1; mentor = choice.tooFew()) {
    const closed = choice.closed(mentor);
    choice = choice.filled(mentor, choice.weight - closed.weight) ?? closed;
  }
  return choice;
}

function takeHeaviest(choices: Choice[]): Choice {
  let at = 0;
  for (let k = 1; k < choices.length; k += 1) if (choices[k]!.weight > choices[at]!.weight) at = k;
  const [taken] = choices.splice(at, 1);
  return taken!;
}

/** The best draft when some mentors are closed, some filled up, and the rest need not keep to the rule yet. */
class Choice {
  readonly weight: number;

  constructor(
    private readonly holding: Holding,
    private readonly fewest: Int32Array,
    private readonly pairs: ByMentor,
  ) {
    this.weight = holding.weight;
  }

  /** The mentor to decide next: of those with too few, the one who lacks least; -1 when all keep to the rule. */
  tooFew(): number {
    const { mentors, count } = this.holding;
    let chosen = -1;
    for (let j = 0; j < mentors; j += 1) {
      if (count[j] === 0 || count[j]! >= this.fewest[j]!) continue;
      if (chosen === -1 || this.lacks(j) < this.lacks(chosen)) chosen = j;
    }
    return chosen;
  }

  private lacks(mentor: number): number {
    return this.fewest[mentor]! - this.holding.count[mentor]!;
  }

  closed(mentor: number): Choice {
    const holding = this.holding.copy();
    holding.most[mentor] = 0;
    const exchange = new Exchange(holding);
    while (holding.count[mentor]! > 0) exchange.step([mentor], holding.world, Infinity);
    return new Choice(holding, this.fewest, this.pairs);
  }

  /** @returns undefined when so many students cannot be had, or only at a greater loss than `most`. */
  filled(mentor: number, most: number): Choice | undefined {
    if (this.fewest[mentor]! > this.holding.most[mentor]!) return undefined;
    const holding = this.holding.copy();
    const { price, count, least } = holding;
    least[mentor] = this.fewest[mentor]!;
    const drawing = new DrawingIn(holding, this.pairs);
    for (let left = most; count[mentor]! < least[mentor]; left += price[mentor]!)
      // The price is what the last student cost, below 0; the next costs that and the way besides.
      if (!drawing.step(mentor, left + 1 + price[mentor]!)) return undefined;
    return new Choice(holding, this.fewest, this.pairs);
  }

  result(problem: Problem, bound: number): GroupSizes {
    const { holding, fewest, weight } = this;
    const ruled = (j: number): boolean => fewest[j]! > 1;
    return {
      ...holding.solution,
      problem: { ...problem, places: problem.places.map((open, j) => (ruled(j) && !holding.count[j] ? 0 : open)) },
      least: holding.least
        .map((least, j) => (ruled(j) && holding.count[j] ? fewest[j]! : least))
        .slice(0, holding.mentors),
      weight,
      bound,
    };
  }
}
