import { Harvest } from './harvest';
import type { RowSource } from './row-source';

/** Pairs in each list at first: sorting more costs little, reading a list again a whole row of scores. */
export const AT_FIRST = 256;

/** Lists `from` to `to - 1` of a source, as plain arrays that another thread may have filled. */
export interface ListSlice {
  readonly from: number;
  readonly to: number;
  /** How many pairs each list holds, and the bound on those left out (-1: none is). */
  readonly counts: Int32Array;
  readonly bounds: Int32Array;
  /** Value and good by turns, one list after another. */
  readonly cells: Int32Array;
}

/** Reads the best `most` pairs of each list. Costs one score for each pair of the slice. */
export function collectLists(source: RowSource, from: number, to: number, most: number): ListSlice {
  const found = new Harvest();
  const counts = new Int32Array(to - from);
  const bounds = new Int32Array(to - from);
  let cells = new Int32Array(2 * most * (to - from));
  let end = 0;
  for (let list = from; list < to; list += 1) {
    source.best(list, most, found);
    counts[list - from] = found.count;
    bounds[list - from] = found.bound;
    cells.set(found.cells.subarray(0, 2 * found.count), end);
    end += 2 * found.count;
  }
  if (end < cells.length / 2) cells = cells.slice(0, end);
  return { from, to, counts, bounds, cells: cells.subarray(0, end) };
}

/**
 * The best pairs of everybody who asks, in one array. A list that turns out to be too short is read again four times as
 * long; only that list is.
 */
export class Lists {
  /** Value and good by turns. A longer reading of a list is written at the end. */
  cells: Int32Array;
  /** Where each list starts in `cells`, how many pairs it holds, and the bound on those left out. */
  readonly startOf: Int32Array;
  readonly countOf: Int32Array;
  readonly boundOf: Int32Array;
  /** How many times a list had to be read again. */
  extended = 0;
  private end = 0;
  private readonly found = new Harvest();

  /** @param slices together hold every list of the source once. */
  constructor(
    readonly source: RowSource,
    slices: readonly ListSlice[],
  ) {
    const filled = slices.reduce((sum, { cells }) => sum + cells.length, 0);
    this.cells = new Int32Array(filled + (filled >> 3) + 64);
    this.startOf = new Int32Array(source.lists);
    this.countOf = new Int32Array(source.lists);
    this.boundOf = new Int32Array(source.lists);
    for (const slice of slices) this.take(slice);
  }

  /** The greatest value of any pair; 0 without pairs. */
  greatest(): number {
    let most = 0;
    for (const [list, count] of this.countOf.entries())
      if (count > 0) most = Math.max(most, this.cells[this.startOf[list]!]!);
    return most;
  }

  /** Reads a list again, four times as long: what it held stays at its beginning. */
  extend(list: number): void {
    this.source.best(list, Math.max(16, 4 * this.countOf[list]!), this.found);
    const { cells, count, bound } = this.found;
    this.makeRoom(2 * count);
    this.cells.set(cells.subarray(0, 2 * count), this.end);
    this.startOf[list] = this.end;
    this.countOf[list] = count;
    this.boundOf[list] = bound;
    this.end += 2 * count;
    this.extended += 1;
  }

  /** Whether any good of the whole list is one of these; a list that is not complete is read to its end, but not kept. */
  hasAny(list: number, isOne: (good: number) => boolean): boolean {
    const start = this.startOf[list]!;
    for (let at = start + 1; at < start + 2 * this.countOf[list]!; at += 2) if (isOne(this.cells[at]!)) return true;
    if (this.boundOf[list] === -1) return false;
    const { found } = this;
    this.source.best(list, this.source.goods, found);
    for (let at = 1; at < 2 * found.count; at += 2) if (isOne(found.cells[at]!)) return true;
    return false;
  }

  private take({ from, to, counts, bounds, cells }: ListSlice): void {
    this.cells.set(cells, this.end);
    for (let list = from; list < to; list += 1) {
      this.startOf[list] = this.end;
      this.countOf[list] = counts[list - from]!;
      this.boundOf[list] = bounds[list - from]!;
      this.end += 2 * counts[list - from]!;
    }
  }

  private makeRoom(more: number): void {
    if (this.end + more <= this.cells.length) return;
    const cells = new Int32Array(Math.ceil(1.25 * (this.end + more)));
    cells.set(this.cells.subarray(0, this.end));
    this.cells = cells;
  }
}
