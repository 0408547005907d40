import type { RowLists } from './row-lists';

/**
 * What a row likes best at present prices, and what it would fall back on. It reads the row from its heaviest pair and
 * stops as soon as no later pair could be even second, which is safe because no price is below 0.
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

  constructor(
    private readonly lists: RowLists,
    private readonly price: Float64Array,
  ) {}

  /**
   * @param nothing what it is worth to the row to take nothing; -Infinity when it must take something.
   * @param ownerOf the row that holds each column: what it holds already is passed over.
   */
  look(row: number, nothing: number, ownerOf: Int32Array): void {
    const { price, lists } = this;
    let { pairs } = lists;
    let from = 2 * lists.at[row]!;
    let best = -1;
    let second = -1;
    let bestKey = 0;
    let secondKey = 0;
    let bestGain = -Infinity;
    let secondGain = nothing;
    let listed = lists.listed[row]!;
    let at = from;
    for (;;) {
      const end = from + 2 * listed;
      let lowest = Infinity;
      for (; at < end; at += 2) {
        const key = (lowest = pairs[at + 1]!);
        if (key <= secondGain) break;
        const column = pairs[at]!;
        const gain = key - price[column]!;
        if (gain <= secondGain || ownerOf[column] === row) continue;
        if (gain > bestGain) {
          second = best;
          secondKey = bestKey;
          if (bestGain > secondGain) secondGain = bestGain;
          best = column;
          bestKey = key;
          bestGain = gain;
        } else {
          second = column;
          secondKey = key;
          secondGain = gain;
        }
      }
      if (lowest <= secondGain) break;
      const more = lists.extend(row);
      if (more === listed) break;
      at += 2 * lists.at[row]! - from;
      from = 2 * lists.at[row]!;
      pairs = lists.pairs;
      listed = more;
    }
    this.best = best;
    this.bestKey = bestKey;
    this.bestGain = bestGain;
    this.second = second;
    this.secondKey = secondKey;
    this.secondGain = secondGain;
  }
}
