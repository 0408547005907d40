import type { Market } from './market';
import type { QuickMemory } from './quick-memory';
import type { Listed } from './row-lists';

/** Rows in the kernel's memory; see `Rows`. */
export interface RowAddresses {
  /** How many rows, and how many pairs there is room for. */
  readonly count: number;
  readonly pairs: number;
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly key: number;
}

/** A row takes so many pairs at first. */
const FIRST = 128;

/** `RowLists` in the kernel's memory, and a market that is bid for there. */
export class QuickLists implements Listed {
  pairs: Int32Array = new Int32Array(0);
  at: Int32Array = new Int32Array(0);
  listed: Int32Array = new Int32Array(0);
  private readonly count: number;
  private readonly ofRows: { readonly at: number; readonly listed: number };
  private readonly stand: Readonly<Record<'price' | 'taken' | 'rowAt' | 'keyAt', number>>;
  private readonly pairsFrom: number;

  /** No other room may be taken of the kernel's memory once this is made: the pairs grow at its end. */
  constructor(
    private readonly kernel: QuickMemory,
    { count, pairs, start, end, column, key }: RowAddresses,
    market: Market,
  ) {
    this.count = count;
    this.ofRows = { at: kernel.room(4 * count), listed: kernel.room(4 * count) };
    const { price, slotStart, taken, rowAt, keyAt } = market;
    this.stand = {
      ...{ price: kernel.doubles(price), taken: kernel.whole(taken) },
      ...{ rowAt: kernel.whole(rowAt), keyAt: kernel.doubles(keyAt) },
    };
    const [gathered, cut] = [kernel.room(4 * count), kernel.bare(8 * count)];
    const [slots, minds] = [kernel.whole(slotStart), kernel.bare(64 * count)];
    this.pairsFrom = kernel.bare(8 * Math.min(pairs, FIRST * count));
    const of = this.stand;
    kernel.calls.openMarket(of.price, slots, of.taken, of.rowAt, of.keyAt, minds, count);
    const { at, listed } = this.ofRows;
    kernel.calls.openRows(start, end, column, key, at, listed, gathered, cut, this.pairsFrom);
  }

  /** Writes down how the market stands after bidding. */
  close({ price, taken, rowAt, keyAt }: Market): void {
    const { kernel, stand } = this;
    price.set(kernel.doublesAt(stand.price, price.length));
    taken.set(kernel.wholeAt(stand.taken, taken.length));
    rowAt.set(kernel.wholeAt(stand.rowAt, rowAt.length));
    keyAt.set(kernel.doublesAt(stand.keyAt, keyAt.length));
    this.view();
  }

  extend(row: number): number {
    const listed = this.kernel.calls.extend(row);
    if (this.pairs.buffer !== this.kernel.memory.buffer) this.view();
    return listed;
  }

  /** Of memory that has grown, old views are void. */
  private view(): void {
    const { kernel, ofRows, count } = this;
    this.at = kernel.wholeAt(ofRows.at, count);
    this.listed = kernel.wholeAt(ofRows.listed, count);
    this.pairs = new Int32Array(kernel.memory.buffer, this.pairsFrom);
  }
}
