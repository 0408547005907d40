import { at, extend, listed, pairs } from './lists';
import { f64At, gains, i32At, setF64 } from './numbers';

/**
 * What a row likes best at present prices: best-two.ts in AssemblyScript, which says how and why. What a row keeps in mind
 * is a record of 64 bytes, so that a look costs one line of the processor's memory: what no other pair exceeds, how many
 * pairs are kept, the pairs.
 */

const KEPT: i32 = 6;

let price: usize = 0;
let rowAt: usize = 0;
let minds: usize = 0;
export let best: i32 = -1;
export let bestKey: i32 = 0;
export let bestGain: f64 = 0;
export let second: i32 = -1;
export let secondKey: i32 = 0;
export let secondGain: f64 = 0;

/** @param rows how many: nobody keeps anything in mind yet. @param owners the row that holds each column of one unit. */
export function openMinds(at: usize, rows: i32, prices: usize, owners: usize): void {
  price = prices;
  rowAt = owners;
  minds = at;
  for (let row = 0; row < rows; row += 1) {
    store<f64>(minds + ((<usize>row) << 6), Infinity);
    store<i32>(minds + ((<usize>row) << 6), 0, 8);
  }
}

/** BestTwo.look. */
export function look(row: i32, nothing: f64, passOwn: bool): void {
  if (recall(row, nothing, passOwn)) return;
  study(row);
  if (!recall(row, nothing, passOwn)) readOn(row, nothing, passOwn);
}

/** Chooses among the pairs kept in mind; in locals, as this is what bidding mostly does. */
function recall(row: i32, nothing: f64, passOwn: bool): bool {
  const mind = minds + ((<usize>row) << 6);
  const until = mind + 16 + ((<usize>load<i32>(mind, 8)) << 3);
  let first: usize = 0;
  let next: usize = 0;
  let firstGain: f64 = -Infinity;
  let nextGain = nothing;
  for (let pair = mind + 16; pair < until; pair += 8) {
    const one = load<i32>(pair);
    const gain = <f64>load<i32>(pair, 4) - f64At(price, one);
    if (gain <= nextGain || (passOwn && i32At(rowAt, one) == row)) continue;
    if (gain <= firstGain) {
      next = pair;
      nextGain = gain;
      continue;
    }
    next = first;
    if (firstGain > nextGain) nextGain = firstGain;
    first = pair;
    firstGain = gain;
  }
  best = first ? load<i32>(first) : -1;
  bestKey = first ? load<i32>(first, 4) : 0;
  bestGain = firstGain;
  second = next ? load<i32>(next) : -1;
  secondKey = next ? load<i32>(next, 4) : 0;
  secondGain = nextGain;
  return nextGain >= load<f64>(mind);
}

function clear(nothing: f64): void {
  best = -1;
  bestGain = -Infinity;
  second = -1;
  secondGain = nothing;
}

function offer(one: i32, worth: i32, gain: f64): void {
  if (gain <= bestGain) {
    second = one;
    secondKey = worth;
    secondGain = gain;
    return;
  }
  second = best;
  secondKey = bestKey;
  if (bestGain > secondGain) secondGain = bestGain;
  best = one;
  bestKey = worth;
  bestGain = gain;
}

function study(row: i32): void {
  const mind = minds + ((<usize>row) << 6);
  let count = 0;
  let least: f64 = -Infinity;
  let read = 0;
  let last: f64 = Infinity;
  let known = i32At(listed, row);
  while (true) {
    const from = pairs + ((<usize>i32At(at, row)) << 3);
    for (; read < known; read += 1) {
      const pair = from + ((<usize>read) << 3);
      last = <f64>load<i32>(pair, 4);
      if (last <= least) break;
      const gain = last - f64At(price, load<i32>(pair));
      if (gain <= least) continue;
      if (count < KEPT) count += 1;
      keep(mind, count, load<i64>(pair), gain);
      if (count == KEPT) least = f64At(gains, KEPT - 1);
    }
    if (last <= least) break;
    const more = extend(row);
    if (more == known) break;
    known = more;
  }
  store<f64>(mind, least);
  store<i32>(mind, count, 8);
}

function keep(mind: usize, count: i32, pair: i64, gain: f64): void {
  let hole = count - 1;
  const kept = mind + 16;
  for (; hole > 0 && f64At(gains, hole - 1) < gain; hole -= 1) {
    setF64(gains, hole, f64At(gains, hole - 1));
    store<i64>(kept + ((<usize>hole) << 3), load<i64>(kept + ((<usize>(hole - 1)) << 3)));
  }
  setF64(gains, hole, gain);
  store<i64>(kept + ((<usize>hole) << 3), pair);
}

function readOn(row: i32, nothing: f64, passOwn: bool): void {
  clear(nothing);
  for (let read = 0; ; read += 1) {
    if (read == i32At(listed, row) && extend(row) == read) return;
    const pair = pairs + ((<usize>(i32At(at, row) + read)) << 3);
    const worth = load<i32>(pair, 4);
    if (<f64>worth <= secondGain) return;
    const one = load<i32>(pair);
    const gain = <f64>worth - f64At(price, one);
    if (gain > secondGain && !(passOwn && i32At(rowAt, one) == row)) offer(one, worth, gain);
  }
}
