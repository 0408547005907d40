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
  /** Price less value of each pair of the rows, ascending in each row. */
  readonly leastAt: Float64Array;
  /** Students whom some draw may serve and another may not: those served at the core and those not, each ascending. */
  readonly inside: Int32Array;
  readonly outside: Int32Array;
  /** Weights are multiples of this. */
  readonly scale: number;
  /** How many of a lottery number's first bits decide ties. */
  readonly bits: number;
  /** The bonus everybody has at the core, and the greatest of a draw. */
  readonly middle: number;
  readonly most: number;
  /** Value of a pair held = valueOf[student] + valueFrom[mentor] + (surplus + p) / scale. */
  readonly valueOf: Float64Array;
  readonly valueFrom: Float64Array;
}

/** @param most the greatest bonus of a draw. Cost: one edit for each student without a mentor, and all pairs. */
export function lotteryCore(problem: Problem, solution: Solution, most: number): LotteryCore {
  const middle = Math.floor(most / 2);
  const { standing: whole } = atTheMiddle(problem, solution, middle);
  const cut = (price: number): number => Math.min(price, most + 1);
  const rows = closePairs(whole, most, (mentor) => cut(whole.p[mentor]!));
  const undecided = Int32Array.from(rows.size.keys()).filter((i) => rows.size[i]! > 0 && whole.u(i) <= most);
  const { scale, bits } = room(most, undecided.length);
  for (let e = 0; e < rows.value.length; e += 1) rows.value[e]! *= scale;
  const own = Float64Array.from(whole.own, (_, i) => cut(whole.u(i)) * scale);
  const standing = new Standing(rows, turned(rows, whole.mentors), own, whole.places);
  standing.surplus.fill(0);
  standing.p.set(whole.p.map((price) => cut(price) * scale));
  for (let i = whole.students - 1; i >= 0; i -= 1) if (whole.mentorOf[i] !== -1) standing.hold(i, whole.mentorOf[i]!);
  return {
    ...{ standing, scale, bits, middle, most },
    inside: undecided.filter((i) => whole.mentorOf[i] !== -1),
    outside: undecided.filter((i) => whole.mentorOf[i] === -1),
    leastAt: leastFirst(standing, scale),
    valueOf: whole.surplus,
    valueFrom: whole.p.map((price) => price - cut(price)),
  };
}

/**
 * Puts the pairs of each row in order of price less value, the least first.
 *
 * @returns price less value of each: what it can least be while prices rise. @param scale these are multiples of it.
 */
export function leastFirst({ rows, p, students }: Standing, scale: number): Float64Array {
  const leastAt = new Float64Array(rows.other.length);
  for (let i = 0; i < students; i += 1) {
    const [start, size] = [rows.start[i]!, rows.size[i]!];
    const [other, value] = [rows.other.slice(start, start + size), rows.value.slice(start, start + size)];
    // Number and position in one: sorting plain numbers is several times faster than sorting by a comparison.
    const order = Float64Array.from(value, (worth, at) => ((p[other[at]!]! - worth) / scale) * size + at);
    for (const [at, key] of order.sort().entries()) {
      rows.other[start + at] = other[key % size]!;
      rows.value[start + at] = value[key % size]!;
      leastAt[start + at] = Math.floor(key / size) * scale;
    }
  }
  return leastAt;
}

/** The round when everybody has this bonus besides. First those served, whom it leaves served; then the others. */
function atTheMiddle(problem: Problem, solution: Solution, middle: number): LiveMarket {
  const market = new LiveMarket(problem, solution);
  for (const served of [true, false])
    for (const [i, edge] of solution.edgeOf.entries())
      if ((edge !== -1) === served) market.setBonus(i, problem.bonusOf[i]! + middle);
  return market;
}

/** Pairs with little slack, in points; as value what they are worth beside u, scaled: the mentor's price less the slack. */
function closePairs({ rows, p, surplus, students }: Standing, most: number, priceOf: (mentor: number) => number) {
  const [other, slacks]: [number[], number[]] = [[], []];
  const size = new Int32Array(students);
  for (let i = 0; i < students; i += 1) {
    for (let e = rows.start[i]!, end = e + rows.size[i]!; e < end; e += 1) {
      const slack = p[rows.other[e]!]! + surplus[i]! - rows.value[e]!;
      if (slack > most) continue;
      other.push(rows.other[e]!);
      slacks.push(slack);
      size[i]! += 1;
    }
  }
  const kept = new PairLists(size);
  kept.other.set(other);
  kept.value.set(slacks.map((slack, e) => priceOf(other[e]!) - slack));
  return kept;
}

/** A weight is at most u, p and a bonus together, a little over three times `most`; a search adds up to three weights. */
function room(most: number, undecided: number): { scale: number; bits: number } {
  const all = Math.max(0, Math.floor(51 - Math.log2(3 * most + 4)));
  const bits = Math.max(0, Math.min(32, all - Math.ceil(Math.log2(undecided + 1))));
  return { scale: 2 ** all, bits };
}
