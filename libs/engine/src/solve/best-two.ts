import type { RowLists } from './row-lists';

/** Pairs of a row that are kept in mind. */
const KEPT = 6;

/**
 * What a row likes best at present prices, and what it would fall back on.
 *
 * A row is read from its heaviest pair, and only until no later pair could matter, which is safe because no price is below
 * 0. A few best pairs are kept in mind, with the most that any other pair left the row at that time: prices never fall,
 * so while two of those kept still leave as much, no other need be looked at (after Bertsekas and others, who keep a third
 * best).
 */
export class BestTwo {
  /** Column of the best pair, -1 for none, its key, and what it leaves the row. */
  best = -1;
  bestKey = 0;
  bestGain = -Infinity;
  /** The same for the next best; `second` is -1 when the fall-back is to take nothing. */
  second = -1;
  secondKey = 0;
  secondGain = -Infinity;
  /** Column and key of the pairs kept of each row, how many, and what no other pair exceeds; Infinity before the first look. */
  private readonly kept: Int32Array | Float64Array;
  private readonly keptCount: Int32Array;
  private readonly others: Float64Array;
  private readonly gains = new Float64Array(KEPT);

  constructor(
    private readonly lists: RowLists,
    private readonly price: Float64Array,
  ) {
    const rows = lists.listed.length;
    this.kept = lists.pairs instanceof Int32Array ? new Int32Array(2 * KEPT * rows) : new Float64Array(2 * KEPT * rows);
    this.keptCount = new Int32Array(rows);
    this.others = new Float64Array(rows).fill(Infinity);
  }

  /**
   * @param nothing what it is worth to the row to take nothing; -Infinity when it must take something.
   * @param ownerOf the row that holds each column: what it holds already is passed over.
   */
  look(row: number, nothing: number, ownerOf: Int32Array): void {
    if (this.recall(row, nothing, ownerOf)) return;
    this.study(row);
    // A row that holds nearly all that it likes has too little in mind.
    if (!this.recall(row, nothing, ownerOf)) this.readOn(row, nothing, ownerOf);
  }

  /** Chooses among the pairs kept in mind. @returns whether no other could be second. */
  private recall(row: number, nothing: number, ownerOf: Int32Array): boolean {
    const { kept } = this;
    const from = 2 * KEPT * row;
    this.clear(nothing);
    for (let at = from, end = from + 2 * this.keptCount[row]!; at < end; at += 2) {
      const column = kept[at]!;
      const key = kept[at + 1]!;
      const gain = key - this.price[column]!;
      if (gain > this.secondGain && ownerOf[column] !== row) this.offer(column, key, gain);
    }
    return this.secondGain >= this.others[row]!;
  }

  private clear(nothing: number): void {
    this.best = -1;
    this.bestGain = -Infinity;
    this.second = -1;
    this.secondGain = nothing;
  }

  private offer(column: number, key: number, gain: number): void {
    if (gain <= this.bestGain) {
      this.second = column;
      this.secondKey = key;
      this.secondGain = gain;
      return;
    }
    this.second = this.best;
    this.secondKey = this.bestKey;
    if (this.bestGain > this.secondGain) this.secondGain = this.bestGain;
    this.best = column;
    this.bestKey = key;
    this.bestGain = gain;
  }

  /** Finds the pairs to keep in mind. */
  private study(row: number): void {
    const { lists, price } = this;
    let count = 0;
    let least = -Infinity;
    let read = 0;
    let last = Infinity;
    for (let listed = lists.listed[row]!; ;) {
      const { pairs } = lists;
      const from = 2 * lists.at[row]!;
      for (const end = from + 2 * listed; from + 2 * read < end; read += 1) {
        const at = from + 2 * read;
        last = pairs[at + 1]!;
        if (last <= least) break;
        const gain = last - price[pairs[at]!]!;
        if (gain <= least) continue;
        if (count < KEPT) count += 1;
        this.keep(row, count, pairs[at]!, last, gain);
        if (count === KEPT) least = this.gains[KEPT - 1]!;
      }
      if (last <= least) break;
      const more = lists.extend(row);
      if (more === listed) break;
      listed = more;
    }
    this.keptCount[row] = count;
    this.others[row] = least;
  }

  /** Puts a pair in its place among those kept, over the last. */
  private keep(row: number, count: number, column: number, key: number, gain: number): void {
    const { gains, kept } = this;
    let hole = count - 1;
    let at = 2 * (KEPT * row + hole);
    for (; hole > 0 && gains[hole - 1]! < gain; hole -= 1, at -= 2) {
      gains[hole] = gains[hole - 1]!;
      kept[at] = kept[at - 2]!;
      kept[at + 1] = kept[at - 1]!;
    }
    gains[hole] = gain;
    kept[at] = column;
    kept[at + 1] = key;
  }

  /** Reads the row until no later pair could be second. */
  private readOn(row: number, nothing: number, ownerOf: Int32Array): void {
    const { lists, price } = this;
    this.clear(nothing);
    let read = 0;
    for (;;) {
      if (read === lists.listed[row]! && lists.extend(row) === read) return;
      const at = 2 * (lists.at[row]! + read);
      const key = lists.pairs[at + 1]!;
      if (key <= this.secondGain) return;
      const column = lists.pairs[at]!;
      const gain = key - price[column]!;
      if (gain > this.secondGain && ownerOf[column] !== row) this.offer(column, key, gain);
      read += 1;
    }
  }
}
