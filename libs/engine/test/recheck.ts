import type { Crowd } from '../src/lists/asking';
import type { AskingSide } from '../src/lists/row-source';
import type { ListSolution } from '../src/lists/solve-lists';
import type { KernelPlan } from '../src/scoring/wasm/kernel-plan';
import { KernelRows } from '../src/scoring/wasm/kernel-rows';
import { plainRow } from '../src/scoring/wasm/plain-rows';

/** What has to hold for every pair: `value <= bound of the row + price of the lane's person`. Plain data for any thread. */
export interface Claim {
  readonly boundOf: Float64Array;
  readonly priceOf: Float64Array;
  /** Pairs that are held, row by row, and their values. */
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly value: Float64Array;
}

/** What a solution claims of every pair, rows being the people of `side`. */
export function claimOf(crowd: Crowd, { mentorOf, valueOf, u, p }: ListSolution, side: AskingSide): Claim {
  const { rankOf, worthOf, bonusOf } = crowd;
  const student = u.map((gain, i) => gain - worthOf[rankOf[i]!]! - bonusOf[i]!);
  const [boundOf, priceOf] = side === 'students' ? [student, p] : [p, student];
  const held = [...mentorOf.keys()].filter((i) => mentorOf[i]! >= 0);
  if (side === 'mentors') held.sort((a, b) => mentorOf[a]! - mentorOf[b]! || a - b);
  const rowOf = (i: number) => (side === 'students' ? i : mentorOf[i]!);
  const start = new Int32Array(boundOf.length + 1);
  for (const i of held) start[rowOf(i) + 1]! += 1;
  for (let row = 0; row < boundOf.length; row += 1) start[row + 1]! += start[row]!;
  const person = Int32Array.from(held, (i) => (side === 'students' ? mentorOf[i]! : i));
  return { boundOf, priceOf, start, person, value: Float64Array.from(held, (i) => valueOf[i]!) };
}

/** Prices beyond this are all the same to a score; the kernel's numbers have 32 bits. */
const DEAR = 2 ** 30;

/**
 * Makes ready to score every pair of rows `from` to `to - 1` once more and to count what does not hold: a pair worth more
 * than the prices of both, or a pair held whose value is another. Nothing is kept; costs one score a pair.
 */
export function recheckRows(plan: KernelPlan, claim: Claim): (from: number, to: number) => number {
  const rows = KernelRows.of(plan);
  const least = claim.priceOf.reduce((low, price) => Math.min(low, price), Infinity);
  const prices = rows && pricesIn(rows, claim.priceOf, least);
  const values = new Int32Array(plan.people);
  const faultsIn = (row: number) => {
    let faults = 0;
    if (rows && prices !== undefined) {
      rows.score(row);
      faults += heldFaults(claim, row, (person) => rows.valueAt(plan.laneOf[person]!));
      const { runs, end } = rows.open;
      const most = rows.kernel.calls.greatestGain(runs, end, rows.scores, rows.barred, prices);
      if (most <= claim.boundOf[row]! + least) return faults;
      rows.fill(row, values);
    } else {
      plainRow(plan, row, values);
      faults += heldFaults(claim, row, (person) => values[person]!);
    }
    for (const [person, value] of values.entries())
      if (value >= 0 && value > claim.boundOf[row]! + claim.priceOf[person]!) faults += 1;
    return faults;
  };
  return (from, to) => {
    let faults = 0;
    for (let row = from; row < to; row += 1) faults += faultsIn(row);
    return faults;
  };
}

function pricesIn({ kernel, plan }: KernelRows, priceOf: Float64Array, least: number): number {
  const at = kernel.room(4 * plan.lanes);
  const prices = new Int32Array(kernel.memory.buffer, at, plan.lanes);
  for (const [person, lane] of plan.laneOf.entries()) prices[lane] = Math.min(DEAR, priceOf[person]! - least);
  return at;
}

function heldFaults({ start, person, value }: Claim, row: number, valueOf: (person: number) => number): number {
  let faults = 0;
  for (let at = start[row]!; at < start[row + 1]!; at += 1) if (valueOf(person[at]!) !== value[at]!) faults += 1;
  return faults;
}

/** Whether no place is given twice, and the pairs held weigh exactly what all prices add up to: then nothing weighs more. */
export function gapOf(crowd: Crowd, { mentorOf, valueOf, u, p }: ListSolution): number {
  const left = crowd.places.slice();
  let gap = 0;
  for (const [i, mentor] of mentorOf.entries()) {
    gap += u[i]!;
    if (mentor < 0) continue;
    gap -= crowd.worthOf[crowd.rankOf[i]!]! + crowd.bonusOf[i]! + valueOf[i]!;
    left[mentor]! -= 1;
  }
  for (const [mentor, open] of crowd.places.entries()) gap += open * p[mentor]!;
  return left.every((open) => open >= 0) ? gap : NaN;
}
