import { i32At, sample, setI32 } from './numbers';

/** Rows as far as they are in order: row-lists.ts in AssemblyScript, which says how and why. */

const SHORT: i32 = 128;
const HEAVIEST: i32 = 40;
const SAMPLES: i32 = 64;
const GROWTH: i32 = 4;
const STEP: i32 = 8;
const PAGE: usize = 65536;
const NONE: i64 = i64.MIN_VALUE;

let start: usize = 0;
let end: usize = 0;
let column: usize = 0;
let key: usize = 0;
/** Where each row begins in `pairs`, how many of it are in order. */
export let at: usize = 0;
export let listed: usize = 0;
let gathered: usize = 0;
let cut: usize = 0;
export let pairs: usize = 0;
let used: i32 = 0;

/** @param pairsFrom the last in the memory, which grows at its end. */
export function openRows(
  starts: usize,
  ends: usize,
  columns: usize,
  keys: usize,
  ats: usize,
  listedOf: usize,
  gatheredOf: usize,
  cuts: usize,
  pairsFrom: usize,
): void {
  start = starts;
  end = ends;
  column = columns;
  key = keys;
  at = ats;
  listed = listedOf;
  gathered = gatheredOf;
  cut = cuts;
  pairs = pairsFrom;
  used = 0;
}

/** There are none yet. */
export function closeRows(): void {
  pairs = 0;
  used = 0;
}

/** Where the pairs gathered so far end. */
export function pairsEnd(): usize {
  return pairs + ((<usize>used) << 3);
}

/** RowLists.extend. */
export function extend(row: i32): i32 {
  const before = i32At(listed, row);
  if (before == i32At(gathered, row)) {
    if (before == i32At(end, row) - i32At(start, row)) return before;
    gather(row, before);
  }
  const until = min(i32At(gathered, row), before + STEP);
  for (let place = before; place < until; place += 1) draw(row, place);
  setI32(listed, row, until);
  return until;
}

function gather(row: i32, listedNow: i32): void {
  const from = i32At(start, row);
  const length = i32At(end, row) - from;
  makeRoom(length);
  const before = listedNow == 0 ? i64.MAX_VALUE : load<i64>(cut + ((<usize>row) << 3));
  const above = nextCut(from, length, listedNow, before);
  store<i64>(cut + ((<usize>row) << 3), above);
  let to = pairs + ((<usize>used) << 3);
  if (listedNow > 0) memory.copy(to, pairs + ((<usize>i32At(at, row)) << 3), (<usize>listedNow) << 3);
  to += (<usize>listedNow) << 3;
  for (let e = from, last = from + length; e < last; e += 1) {
    const one = i32At(key, e);
    if (<i64>one < above || <i64>one >= before) continue;
    store<i32>(to, i32At(column, e));
    store<i32>(to, one, 4);
    to += 8;
  }
  setI32(at, row, used);
  const count = <i32>((to - pairs) >> 3) - used;
  setI32(gathered, row, count);
  used += count;
  const size = count - listedNow;
  for (let place = (size >> 1) - 1; place >= 0; place -= 1)
    sink(to - 8, place, size, load<i64>(to - 8 - ((<usize>place) << 3)));
}

function nextCut(from: i32, length: i32, listedNow: i32, before: i64): i64 {
  const wanted = listedNow == 0 ? HEAVIEST : GROWTH * listedNow;
  if (length <= SHORT || 2 * wanted > length) return NONE;
  const found = <i64>sampledCut(from, length, wanted);
  return found < before ? found : NONE;
}

function sampledCut(from: i32, length: i32, pairsWanted: i32): i32 {
  const wanted = <i32>((<i64>pairsWanted * SAMPLES + length - 1) / length);
  let size = 0;
  for (let n = 0; n < SAMPLES; n += 1) {
    const one = i32At(key, from + <i32>((<i64>n * length) >> 6));
    if (size == wanted && one <= i32At(sample, size - 1)) continue;
    if (size < wanted) size += 1;
    let hole = size - 1;
    for (; hole > 0 && i32At(sample, hole - 1) < one; hole -= 1) setI32(sample, hole, i32At(sample, hole - 1));
    setI32(sample, hole, one);
  }
  return i32At(sample, size - 1);
}

function makeRoom(more: i32): void {
  const needed = pairs + ((<usize>(used + more)) << 3);
  const pages = <usize>memory.size();
  if (needed <= pages * PAGE) return;
  const missing = (needed + PAGE - 1) / PAGE - pages;
  if (memory.grow(<i32>max(missing, pages >> 1)) < 0 && memory.grow(<i32>missing) < 0) unreachable();
}

function draw(row: i32, place: i32): void {
  const from = pairs + ((<usize>i32At(at, row)) << 3);
  const root = from + ((<usize>(i32At(gathered, row) - 1)) << 3);
  const leaf = from + ((<usize>place) << 3);
  const moved = load<i64>(leaf);
  store<i64>(leaf, load<i64>(root));
  if (leaf != root) sink(root, 0, <i32>((root - leaf) >> 3), moved);
}

/**
 * The pair `moved` sinks from a place of the heap. The way down follows the greater child to the bottom and then back up to
 * where the pair belongs, as what sinks is nearly always light: it ends where sinking step by step would.
 */
function sink(root: usize, place: i32, size: i32, moved: i64): void {
  const weight = moved >> 32;
  let hole = place;
  let child = 2 * hole + 1;
  while (child + 1 < size) {
    const below = root - ((<usize>child) << 3);
    child += <i32>(load<i32>(below - 8, 4) > load<i32>(below, 4));
    store<i64>(root - ((<usize>hole) << 3), load<i64>(root - ((<usize>child) << 3)));
    hole = child;
    child = 2 * hole + 1;
  }
  if (child < size) {
    store<i64>(root - ((<usize>hole) << 3), load<i64>(root - ((<usize>child) << 3)));
    hole = child;
  }
  while (hole > place) {
    const parent = (hole - 1) >> 1;
    const above = load<i64>(root - ((<usize>parent) << 3));
    if (above >> 32 > weight) break;
    store<i64>(root - ((<usize>hole) << 3), above);
    hole = parent;
  }
  store<i64>(root - ((<usize>hole) << 3), moved);
}
