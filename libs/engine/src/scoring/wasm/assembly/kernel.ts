/**
 * The inner loops of scoring for many people at once, 16 at a time: AssemblyScript, compiled to WebAssembly by
 * build-kernel.mjs. What they work out is written in kernel-plan.ts; plain-rows.ts does the same in plain loops.
 *
 * One row (a person) is scored with all lanes (the people of the other side, in groups of 16). Every array is aligned to
 * 16 bytes and as long as there are lanes. `a*` are addresses of planes: byte b of every lane's bits. `m*` are the row's own
 * bits of that byte, repeated four times. `runs` to `end` are the addresses of pairs of numbers: first lane and end of each
 * run of lanes that is to be worked on, whole sixteens; other lanes are neither read nor written.
 */

import { first, past } from './runs';

export { floorFor, gather, order } from './picking';

function shared(plane: usize, mask: i32, lane: usize): v128 {
  return v128.and(v128.load(plane + lane), i32x4.splat(mask));
}

function hasAll(plane: usize, mask: i32, lane: usize): v128 {
  const bits = i32x4.splat(mask);
  return i8x16.eq(v128.and(v128.load(plane + lane), bits), bits);
}

function before(into: usize, lane: usize, more: bool): v128 {
  return more ? v128.load(into + lane) : i8x16.splat(0);
}

/** 1 where anything is shared. `more`: or already was. */
export function any1(a: usize, m: i32, runs: usize, end: usize, into: usize, more: bool): void {
  const one = i8x16.splat(1);
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16)
      v128.store(into + j, i8x16.min_u(v128.or(before(into, j, more), shared(a, m, j)), one));
}

export function any2(a: usize, m: i32, b: usize, n: i32, runs: usize, end: usize, into: usize, more: bool): void {
  const one = i8x16.splat(1);
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) {
      const both = v128.or(shared(a, m, j), shared(b, n, j));
      v128.store(into + j, i8x16.min_u(v128.or(before(into, j, more), both), one));
    }
}

/** How many of the row's single bits each lane has. `more`: added to what was counted. */
export function bits1(a: usize, m: i32, runs: usize, end: usize, into: usize, more: bool): void {
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16)
      v128.store(into + j, i8x16.sub(before(into, j, more), hasAll(a, m, j)));
}

export function bits2(a: usize, m: i32, b: usize, n: i32, runs: usize, end: usize, into: usize, more: bool): void {
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) {
      const both = i8x16.add(hasAll(a, m, j), hasAll(b, n, j));
      v128.store(into + j, i8x16.sub(before(into, j, more), both));
    }
}

export function bits4(
  a: usize,
  m: i32,
  b: usize,
  n: i32,
  c: usize,
  o: i32,
  d: usize,
  p: i32,
  runs: usize,
  end: usize,
  into: usize,
  more: bool,
): void {
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) {
      const ab = i8x16.add(hasAll(a, m, j), hasAll(b, n, j));
      const cd = i8x16.add(hasAll(c, o, j), hasAll(d, p, j));
      v128.store(into + j, i8x16.sub(before(into, j, more), i8x16.add(ab, cd)));
    }
}

/** How many bits are shared in one byte, in which the row has several. */
export function byte1(a: usize, m: i32, runs: usize, end: usize, into: usize, more: bool): void {
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16)
      v128.store(into + j, i8x16.add_sat_u(before(into, j, more), i8x16.popcnt(shared(a, m, j))));
}

/** `into` = base + stride * min(enough, count); base 0: none. Products stay below 256, so no lane spills into the next. */
export function index(base: usize, count: usize, enough: i32, stride: i32, runs: usize, end: usize, into: usize): void {
  const most = i8x16.splat(<i8>enough);
  const by = i16x8.splat(<i16>stride);
  if (base == 0)
    for (let run = runs; run < end; run += 8)
      for (let j = first(run), to = past(run); j < to; j += 16)
        v128.store(into + j, i16x8.mul(i8x16.min_u(v128.load(count + j), most), by));
  else
    for (let run = runs; run < end; run += 8)
      for (let j = first(run), to = past(run); j < to; j += 16)
        v128.store(into + j, i8x16.add(v128.load(base + j), i16x8.mul(i8x16.min_u(v128.load(count + j), most), by)));
}

function add(scores: usize, lane: usize, low: v128, high: v128): void {
  const at = scores + 2 * lane;
  const first = i8x16.shuffle(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const second = i8x16.shuffle(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  v128.store(at, i16x8.add(v128.load(at), first));
  v128.store(at, i16x8.add(v128.load(at, 16), second), 16);
}

/**
 * Adds to each score the points that a table has at the lane's index. A table is cut into pieces of 16 points: their low
 * bytes, then their high bytes. A swizzle answers 0 for an index outside its piece.
 */
export function points(index: usize, table: usize, pieces: i32, runs: usize, end: usize, scores: usize): void {
  if (pieces == 1) points1(index, table, runs, end, scores);
  else if (pieces == 2) points2(index, table, runs, end, scores);
  else
    for (let run = runs; run < end; run += 8)
      for (let j = first(run), to = past(run); j < to; j += 16) {
        let low = i8x16.splat(0);
        let high = i8x16.splat(0);
        let at = v128.load(index + j);
        for (let piece: i32 = 0; piece < pieces; piece++) {
          const here = table + 32 * <usize>piece;
          low = v128.or(low, i8x16.swizzle(v128.load(here), at));
          high = v128.or(high, i8x16.swizzle(v128.load(here, 16), at));
          at = i8x16.sub(at, i8x16.splat(16));
        }
        add(scores, j, low, high);
      }
}

function points1(index: usize, table: usize, runs: usize, end: usize, scores: usize): void {
  const low = v128.load(table);
  const high = v128.load(table, 16);
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) {
      const at = v128.load(index + j);
      add(scores, j, i8x16.swizzle(low, at), i8x16.swizzle(high, at));
    }
}

function points2(index: usize, table: usize, runs: usize, end: usize, scores: usize): void {
  const low = v128.load(table);
  const high = v128.load(table, 16);
  const low2 = v128.load(table, 32);
  const high2 = v128.load(table, 48);
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) {
      const at = v128.load(index + j);
      const at2 = i8x16.sub(at, i8x16.splat(16));
      const lows = v128.or(i8x16.swizzle(low, at), i8x16.swizzle(low2, at2));
      add(scores, j, lows, v128.or(i8x16.swizzle(high, at), i8x16.swizzle(high2, at2)));
    }
}

/** Every score of some lanes. */
export function start(score: i32, runs: usize, end: usize, scores: usize): void {
  const all = i16x8.splat(<i16>score);
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 8) v128.store(scores + 2 * j, all);
}

/** What is closed to every row. */
export function open(closed: usize, runs: usize, end: usize, barred: usize): void {
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) v128.store(barred + j, v128.load(closed + j));
}

/** Shuts the blocks of lanes in which nothing was found; `found` and `shut` have a byte a block. */
export function shutUnless(found: usize, blocks: usize, shut: usize): void {
  const none = i8x16.splat(0);
  for (let j: usize = 0; j < blocks; j += 16)
    v128.store(shut + j, v128.or(v128.load(shut + j), i8x16.eq(v128.load(found + j), none)));
}

/** Writes the runs of lanes whose blocks are not shut, one across a gap of at most `gap` lanes. @returns the end of what is written. */
export function runsIn(shut: usize, from: usize, to: usize, gap: usize, into: usize): usize {
  let out = into;
  let last: usize = 0;
  for (let j = from; j < to; j += 16) {
    if (load<u8>(shut + (j >> 4)) != 0) continue;
    if (out == into || j - last > gap) {
      store<u32>(out, <u32>j);
      out += 8;
    }
    last = j + 16;
    store<u32>(out - 4, <u32>last);
  }
  return out;
}

/** Bars the lanes whose table says 255. */
export function bar(index: usize, table: usize, pieces: i32, runs: usize, end: usize, barred: usize): void {
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) {
      let at = v128.load(index + j);
      let found = v128.load(barred + j);
      for (let piece: i32 = 0; piece < pieces; piece++) {
        found = v128.or(found, i8x16.swizzle(v128.load(table + 32 * <usize>piece), at));
        at = i8x16.sub(at, i8x16.splat(16));
      }
      v128.store(barred + j, found);
    }
}

/** Bars every lane below `least` points; the scores of barred lanes become 0. */
export function close(least: i32, runs: usize, end: usize, scores: usize, barred: usize): void {
  const floor = i16x8.splat(<i16>least);
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 16) {
      const at = scores + 2 * j;
      const a = v128.load(at);
      const b = v128.load(at, 16);
      const below = i8x16.narrow_i16x8_s(i16x8.lt_u(a, floor), i16x8.lt_u(b, floor));
      const out = v128.or(v128.load(barred + j), below);
      v128.store(barred + j, out);
      v128.store(at, v128.andnot(a, i16x8.extend_low_i8x16_s(out)));
      v128.store(at, v128.andnot(b, i16x8.extend_high_i8x16_s(out)), 16);
    }
}

/** The greatest score less price of any lane that is not barred; -2^31 when all are. Prices have 32 bits. */
export function greatestGain(runs: usize, end: usize, scores: usize, barred: usize, prices: usize): i32 {
  const none = i32x4.splat(i32.MIN_VALUE);
  let most = none;
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 8) {
      const eight = v128.load(scores + 2 * j);
      const out = i16x8.extend_low_i8x16_s(v128.load64_zero(barred + j));
      const first = i32x4.sub(i32x4.extend_low_i16x8_u(eight), v128.load(prices + 4 * j));
      const second = i32x4.sub(i32x4.extend_high_i16x8_u(eight), v128.load(prices + 4 * j, 16));
      most = i32x4.max_s(most, v128.bitselect(none, first, i32x4.extend_low_i16x8_s(out)));
      most = i32x4.max_s(most, v128.bitselect(none, second, i32x4.extend_high_i16x8_s(out)));
    }
  const two = max(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1));
  return max(two, max(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3)));
}
