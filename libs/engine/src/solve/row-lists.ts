import type { Rows } from './rows';

/** Pairs of a row that are put in order at once, and how many more when those do not suffice. */
const FIRST = 12;
const MORE = 24;

/**
 * The pairs of each row, heaviest first, put in order only as far as somebody looks. Most rows are settled by their first
 * few pairs, so sorting whole rows would cost more than solving.
 *
 * The first pairs come from one pass with a small sorted buffer. If they do not suffice, the rest of the row becomes a
 * heap (Williams, Algorithm 232: Heapsort, CACM 7, 1964), stored backwards so that each root drawn from it lands next to
 * the pairs already in order: a heapsort that stops when nobody asks for more.
 */
export class RowLists {
  /** Column and key of the pair at place k of the row that starts at `start[r]`: `pairs[2 * (start[r] + k)]` and the next. */
  readonly pairs: Int32Array | Float64Array;
  readonly start: Int32Array;
  /** How many pairs of each row are in order. */
  readonly listed: Int32Array;

  constructor(private readonly rows: Rows) {
    const room = 2 * rows.column.length;
    this.pairs = rows.key instanceof Int32Array ? new Int32Array(room) : new Float64Array(room);
    this.start = rows.start;
    this.listed = new Int32Array(rows.start.length - 1);
  }

  /** Puts some more of the row in order. @returns how many are in order now; the same as before when that was all. */
  extend(row: number): number {
    const listed = this.listed[row]!;
    const length = this.start[row + 1]! - this.start[row]!;
    if (listed === length) return listed;
    if (listed === 0) return this.begin(row);
    if (listed === FIRST) this.gatherRest(row);
    const until = Math.min(length, listed + MORE);
    for (let at = listed; at < until; at += 1) this.draw(row, at);
    this.listed[row] = until;
    return until;
  }

  private begin(row: number): number {
    const { pairs, start } = this;
    const { column, key } = this.rows;
    const [from, end] = [start[row]!, start[row + 1]!];
    const base = 2 * from;
    const whole = Math.min(end, from + FIRST);
    for (let e = from; e < whole; e += 1) this.slide(base, 2 * e, column[e]!, key[e]!);
    const last = 2 * (whole - 1);
    let least = pairs[last + 1]!;
    for (let e = whole; e < end; e += 1) {
      if (key[e]! <= least) continue;
      this.slide(base, last, column[e]!, key[e]!);
      least = pairs[last + 1]!;
    }
    this.listed[row] = whole - from;
    return whole - from;
  }

  /** Puts a pair into its place in the order that begins at `base`, over the one at `at`; of equal keys the older goes first. */
  private slide(base: number, at: number, column: number, key: number): void {
    const { pairs } = this;
    let free = at;
    while (free > base && pairs[free - 1]! < key) {
      pairs[free] = pairs[free - 2]!;
      pairs[free + 1] = pairs[free - 1]!;
      free -= 2;
    }
    pairs[free] = column;
    pairs[free + 1] = key;
  }

  /** Makes a heap of all that is not among the first: those below the last key, and those of the same key behind its column. */
  private gatherRest(row: number): void {
    const { pairs, start } = this;
    const { column, key } = this.rows;
    const last = 2 * (start[row]! + FIRST - 1);
    const [lastColumn, lastKey] = [pairs[last]!, pairs[last + 1]!];
    let to = last + 2;
    for (let e = start[row]!, end = start[row + 1]!; e < end; e += 1) {
      const one = key[e]!;
      if (one > lastKey || (one === lastKey && column[e]! <= lastColumn)) continue;
      pairs[to] = column[e]!;
      pairs[to + 1] = one;
      to += 2;
    }
    const root = to - 2;
    const size = (to - last - 2) / 2;
    for (let at = (size >> 1) - 1; at >= 0; at -= 1) this.sink(root, at, size);
  }

  /** Moves the heap's root to place `at`, which held its last leaf. */
  private draw(row: number, at: number): void {
    const { pairs, start } = this;
    const root = 2 * (start[row + 1]! - 1);
    const place = 2 * (start[row]! + at);
    const size = start[row + 1]! - start[row]! - at - 1;
    const [column, key] = [pairs[root]!, pairs[root + 1]!];
    pairs[root] = pairs[place]!;
    pairs[root + 1] = pairs[place + 1]!;
    pairs[place] = column;
    pairs[place + 1] = key;
    if (size > 1) this.sink(root, 0, size);
  }

  /** Heap place h lies at `root - 2 h`. */
  private sink(root: number, at: number, size: number): void {
    const { pairs } = this;
    const [column, key] = [pairs[root - 2 * at]!, pairs[root - 2 * at + 1]!];
    let hole = at;
    for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && pairs[root - 2 * child - 1]! > pairs[root - 2 * child + 1]!) child += 1;
      if (pairs[root - 2 * child + 1]! <= key) break;
      pairs[root - 2 * hole] = pairs[root - 2 * child]!;
      pairs[root - 2 * hole + 1] = pairs[root - 2 * child + 1]!;
      hole = child;
    }
    pairs[root - 2 * hole] = column;
    pairs[root - 2 * hole + 1] = key;
  }
}
