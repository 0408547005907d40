import type { Problem, Solution } from '../solve/problem';
import { LiveMarket } from './live-market';
import { PairLists, turned } from './pair-lists';
import { Standing } from './standing';

/**
 * The part of a solved round that a lottery can touch, as small numbers. Lottery bonuses lie between 0 and `most`; the core
 * stands where everybody has the middle, so that each draw is near.
 *
 * **What is left out, and why nothing is lost.** Lay the best pairs of any draw over those of the core: they differ by
 * alternating paths and rings, each of which the draw finds no worse. Along a path the served students are the same but at
 * its two ends, so the draw's bonuses better it by at most `most`; at the core it loses the slack of each pair taken up, u of
 * a student who leaves and p of a place left free. So no draw takes up a pair whose slack is above `most`, no student whose
 * u is above it leaves, no place whose p is above it stays free: such pairs are dropped, and u and p are cut to most + 1,
 * still too dear. Tiers are such cuts too: what is left weighs little whatever a tier is worth.
 *
 * **Ties.** That leaves room below 2^51 for the lottery itself in the low bits: weights are multiples of 2^k, and each
 * undecided student adds the first h bits of their lottery number, k - h bits being enough to add up all of them. Among
 * equal drafts the greatest sum of lottery numbers is served. For 2,000 students and a tenth of the score h is 25 or more
 * of 32. Two sets with the same sum of these bits would be decided by the order of students; with very great bonuses (above
 * 2^40) there is no room, h is 0, and all ties are.
 */
export interface LotteryCore {
  readonly standing: Standing;
  /** The slack of each pair of the rows, scaled; ascending in each row. */
  readonly leastAt: Float64Array;
  /** Students whom some draw may serve and another may not: those served at the core and those not, each ascending. */
  readonly inside: Int32Array;
  readonly outside: Int32Array;
  /** Weights are multiples of this. */
  readonly scale: number;
  /** How many of a lottery number's first bits decide ties. */
  readonly bits: number;
  /** The bonus everybody has at the core. */
  readonly middle: number;
  /** Value of a pair held = valueOf[student] + valueFrom[mentor] + (surplus + p) / scale. */
  readonly valueOf: Float64Array;
  readonly valueFrom: Float64Array;
}

/** @param most the greatest bonus of a draw. Cost: one edit for each student without a mentor, and all pairs. */
export function lotteryCore(problem: Problem, solution: Solution, most: number): LotteryCore {
  const middle = Math.floor(most / 2);
  const { standing: whole } = atTheMiddle(problem, solution, middle);
  const cut = (price: number): number => Math.min(price, most + 1);
  const { rows, slackAt } = closePairs(whole, most);
  const undecided = Int32Array.from(rows.size.keys()).filter((i) => rows.size[i]! > 0 && whole.u(i) <= most);
  const inside = undecided.filter((i) => whole.mentorOf[i] !== -1);
  const outside = undecided.filter((i) => whole.mentorOf[i] === -1);
  const { scale, bits } = room(most, undecided.length);
  const leastAt = slackAt.map((slack) => slack * scale);
  for (const [e, slack] of slackAt.entries()) rows.value[e] = (cut(whole.p[rows.other[e]!]!) - slack) * scale;
  const own = Float64Array.from(whole.own, (_, i) => cut(whole.u(i)) * scale);
  const standing = new Standing(rows, turned(rows, whole.mentors), own, whole.places);
  standing.surplus.fill(0);
  standing.p.set(whole.p.map((price) => cut(price) * scale));
  for (let i = whole.students - 1; i >= 0; i -= 1) if (whole.mentorOf[i] !== -1) standing.hold(i, whole.mentorOf[i]!);
  return {
    standing,
    leastAt,
    inside,
    outside,
    scale,
    bits,
    middle,
    valueOf: whole.surplus,
    valueFrom: whole.p.map((price) => price - cut(price)),
  };
}

/** The round when everybody has this bonus besides. First those served, whom it leaves served; then the others. */
function atTheMiddle(problem: Problem, solution: Solution, middle: number): LiveMarket {
  const market = new LiveMarket(problem, solution);
  for (const served of [true, false])
    for (const [i, edge] of solution.edgeOf.entries())
      if ((edge !== -1) === served) market.setBonus(i, problem.bonusOf[i]! + middle);
  return market;
}

/** Pairs with little slack, those with the least first; their value still to be written. `slackAt` goes with the rows. */
function closePairs(
  { rows, p, surplus, students }: Standing,
  most: number,
): { rows: PairLists; slackAt: Float64Array } {
  const [found, slacks]: [number[], number[]] = [[], []];
  const size = new Int32Array(students);
  for (let i = 0; i < students; i += 1) {
    const [start, length] = [rows.start[i]!, rows.size[i]!];
    const slackOf = (at: number): number => p[rows.other[start + at]!]! + surplus[i]! - rows.value[start + at]!;
    // Slack and position in one number, so that the sort is one of plain numbers.
    const order = Float64Array.from({ length }, (_, at) => slackOf(at) * length + at)
      .filter((key) => key < (most + 1) * length)
      .sort();
    size[i] = order.length;
    for (const key of order) {
      found.push(rows.other[start + (key % length)]!);
      slacks.push(Math.floor(key / length));
    }
  }
  const kept = new PairLists(size);
  kept.other.set(found);
  return { rows: kept, slackAt: Float64Array.from(slacks) };
}

/** A weight is at most u, p and a bonus together, a little over three times `most`; a search adds up to three weights. */
function room(most: number, undecided: number): { scale: number; bits: number } {
  const all = Math.max(0, Math.floor(51 - Math.log2(3 * most + 4)));
  const bits = Math.max(0, Math.min(32, all - Math.ceil(Math.log2(undecided + 1))));
  return { scale: 2 ** all, bits };
}
