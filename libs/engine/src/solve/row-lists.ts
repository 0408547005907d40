import type { Rows } from './rows';

/** A row up to this long is taken as a whole. */
const SHORT = 128;
/** Of a longer row about so many of the heaviest pairs are taken first, as judged by so many samples. */
const HEAVIEST = 40;
const SAMPLES = 64;
/** If they do not suffice, so many times as many are taken next. */
const GROWTH = 4;
/** Pairs put in order at a time. */
const STEP = 8;

/** Rows as far as they are in order, and what puts more of one in order. */
export type Listed = Pick<RowLists, 'pairs' | 'at' | 'listed' | 'extend'>;

/**
 * The pairs of each row, heaviest first, put in order only as far as somebody looks. Most rows are settled by their first
 * few pairs, so sorting whole rows would cost more than solving.
 *
 * From a long row the pairs above a cut are gathered first; a sample tells where to cut. What is gathered is a heap
 * (Williams, Algorithm 232: Heapsort, CACM 7, 1964), stored backwards so that each root drawn from it lands next to the
 * pairs already in order: a heapsort that stops when nobody asks for more. When all that was gathered has been
 * drawn, several times as much is gathered next. Cost: a pass over each row that is looked at, some more over the few that
 * are looked at in depth.
 */
export class RowLists {
  /** Column and key of the k-th pair of a row: `pairs[2 * (at[row] + k)]` and the next. Moves when a row is extended. */
  pairs: Int32Array | Float64Array;
  /** Where each row begins; moves when the row is extended. */
  readonly at: Int32Array;
  /** How many pairs of each row are in order. */
  readonly listed: Int32Array;
  private readonly gathered: Int32Array;
  private readonly cut: Float64Array;
  private readonly sample = new Float64Array(SAMPLES);
  private end = 0;

  constructor(private readonly rows: Rows) {
    const count = rows.start.length - 1;
    const room = 2 * Math.min(rows.column.length, SHORT * count);
    this.pairs = rows.key instanceof Int32Array ? new Int32Array(room) : new Float64Array(room);
    this.at = new Int32Array(count);
    this.listed = new Int32Array(count);
    this.gathered = new Int32Array(count);
    this.cut = new Float64Array(count);
  }

  /** Puts some more of the row in order. @returns how many are in order now; the same as before when that was all. */
  extend(row: number): number {
    const listed = this.listed[row]!;
    if (listed === this.gathered[row]!) {
      if (listed === this.rows.end[row]! - this.rows.start[row]!) return listed;
      this.gather(row, listed);
    }
    const until = Math.min(this.gathered[row]!, listed + STEP);
    for (let place = listed; place < until; place += 1) this.draw(row, place);
    this.listed[row] = until;
    return until;
  }

  /** The next heaviest pairs join those in order, and all move to where there is room for them. */
  private gather(row: number, listed: number): void {
    const { column, key, start, end } = this.rows;
    const length = end[row]! - start[row]!;
    this.makeRoom(length);
    const { pairs } = this;
    const before = listed === 0 ? Infinity : this.cut[row]!;
    const cut = this.nextCut(start[row]!, length, listed, before);
    this.cut[row] = cut;
    if (listed > 0) pairs.copyWithin(2 * this.end, 2 * this.at[row]!, 2 * (this.at[row]! + listed));
    let to = 2 * (this.end + listed);
    for (let e = start[row]!, last = end[row]!; e < last; e += 1) {
      const one = key[e]!;
      if (one < cut || one >= before) continue;
      pairs[to] = column[e]!;
      pairs[to + 1] = one;
      to += 2;
    }
    this.at[row] = this.end;
    this.gathered[row] = to / 2 - this.end;
    this.end = to / 2;
    this.heapUp(to - 2, this.gathered[row] - listed);
  }

  /** Down to which key to gather when so many are in order; -Infinity for all of a row that is short or mostly read. */
  private nextCut(from: number, length: number, listed: number, before: number): number {
    const wanted = listed === 0 ? HEAVIEST : GROWTH * listed;
    if (length <= SHORT || 2 * wanted > length) return -Infinity;
    const cut = this.sampledCut(from, length, wanted);
    return cut < before ? cut : -Infinity;
  }

  /** The sampled key that about as many pairs reach as are wanted. */
  private sampledCut(from: number, length: number, pairs: number): number {
    const { sample } = this;
    const { key } = this.rows;
    const wanted = Math.ceil((pairs * SAMPLES) / length);
    let size = 0;
    for (let n = 0; n < SAMPLES; n += 1) {
      const one = key[from + Math.floor((n * length) / SAMPLES)]!;
      if (size === wanted && one <= sample[size - 1]!) continue;
      if (size < wanted) size += 1;
      let hole = size - 1;
      for (; hole > 0 && sample[hole - 1]! < one; hole -= 1) sample[hole] = sample[hole - 1]!;
      sample[hole] = one;
    }
    return sample[size - 1]!;
  }

  private makeRoom(more: number): void {
    const needed = 2 * (this.end + more);
    if (needed <= this.pairs.length) return;
    const { pairs } = this;
    const room = Math.max(needed, 2 * pairs.length);
    this.pairs = pairs instanceof Int32Array ? new Int32Array(room) : new Float64Array(room);
    this.pairs.set(pairs);
  }

  private heapUp(root: number, size: number): void {
    for (let place = (size >> 1) - 1; place >= 0; place -= 1) this.sink(root, place, size);
  }

  /** Moves the heap's root to a place that held its last leaf. */
  private draw(row: number, place: number): void {
    const { pairs } = this;
    const last = this.at[row]! + this.gathered[row]! - 1;
    const root = 2 * last;
    const leaf = 2 * (this.at[row]! + place);
    const column = pairs[root]!;
    const key = pairs[root + 1]!;
    pairs[root] = pairs[leaf]!;
    pairs[root + 1] = pairs[leaf + 1]!;
    pairs[leaf] = column;
    pairs[leaf + 1] = key;
    this.sink(root, 0, (root - leaf) / 2);
  }

  /** Heap place h lies at `root - 2 h`. */
  private sink(root: number, place: number, size: number): void {
    const { pairs } = this;
    const top = root - 2 * place;
    const column = pairs[top]!;
    const key = pairs[top + 1]!;
    let hole = place;
    for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && pairs[root - 2 * child - 1]! > pairs[root - 2 * child + 1]!) child += 1;
      const below = root - 2 * child;
      if (pairs[below + 1]! <= key) break;
      pairs[root - 2 * hole] = pairs[below]!;
      pairs[root - 2 * hole + 1] = pairs[below + 1]!;
      hole = child;
    }
    pairs[root - 2 * hole] = column;
    pairs[root - 2 * hole + 1] = key;
  }
}
