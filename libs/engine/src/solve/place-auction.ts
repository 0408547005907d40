import { BestTwo } from './best-two';
import type { Market } from './market';
import { Queue } from './queue';
import type { RowLists } from './row-lists';

/** Bids a row may make on average, and moves at no higher price, before the rest is left to the search for shortest paths. */
export const BIDS = 60;
export const TIED = 2;

/**
 * Students bid for places: an auction without a least step. Each takes what it likes best and raises its price to where
 * it would as soon have the next best; whoever bid least for a place of that mentor is out and bids again. The price of a
 * mentor with more than one place is the lowest bid among them (Bertsekas and Castanon, The Auction Algorithm for the
 * Transportation Problem, 1989). Without a least step two students may outbid each other at the same price for ever, so
 * such moves are counted; it is used as a start, as augmenting row reduction is by Jonker and Volgenant, 1987.
 *
 * After it every student who holds a place likes it best at the prices there are.
 */
export class PlaceAuction {
  /** Who still holds nothing and must be served; those who would rather have nothing are not among them. */
  readonly left: number[] = [];
  private readonly bidAt: Float64Array;
  private readonly look: BestTwo;
  private readonly queue: Queue;
  private readonly nobody: Int32Array;
  private ties: number;

  /**
   * @param nothing what taking nothing is worth to each row; undefined when all must be served.
   * @param mostRaise how far a bid may go beyond the price where the row has no other choice.
   */
  constructor(
    lists: RowLists,
    private readonly market: Market,
    private readonly wanting: readonly number[],
    private readonly nothing: Float64Array | undefined,
    private readonly mostRaise: number,
  ) {
    this.bidAt = new Float64Array(market.rowAt.length);
    this.look = new BestTwo(lists, market.price);
    this.queue = new Queue(wanting.length);
    this.nobody = new Int32Array(market.price.length).fill(-1);
    this.ties = TIED * wanting.length;
    this.run();
  }

  private run(): void {
    const { queue } = this;
    for (const row of this.wanting) queue.add(row);
    for (let bids = BIDS * this.wanting.length; queue.size > 0 && bids > 0; bids -= 1) this.bid(queue.next());
    while (queue.size > 0) this.left.push(queue.next());
  }

  private bid(row: number): void {
    const { look, market } = this;
    const nothing = this.nothing ? this.nothing[row]! : -Infinity;
    look.look(row, nothing, this.nobody);
    if (look.best === -1) return this.settle(row, nothing);
    const { best, second, bestKey } = look;
    if (!market.isFull(best)) return this.takeFree(best, row, bestKey, bestKey - this.fallBack());
    if (look.bestGain > look.secondGain) return this.outbid(best, row, bestKey, bestKey - this.fallBack());
    if (second !== -1 && !market.isFull(second)) return this.takeFree(second, row, look.secondKey, 0);
    this.ties -= 1;
    if (this.ties < 0) this.left.push(row);
    else if (second === -1 || this.ties % 2 === 0) this.outbid(best, row, bestKey, market.price[best]!);
    else this.outbid(second, row, look.secondKey, market.price[second]!);
  }

  private settle(row: number, nothing: number): void {
    if (nothing === -Infinity) this.left.push(row);
  }

  private fallBack(): number {
    const { bestGain, secondGain } = this.look;
    return Math.max(secondGain, bestGain - this.mostRaise);
  }

  private takeFree(column: number, row: number, key: number, bid: number): void {
    const { bidAt, market } = this;
    const { slotStart, rowAt, keyAt } = market;
    const from = slotStart[column]!;
    let hole = market.taken[column]!;
    market.take(column, row, key);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (bidAt[from + parent]! <= bid) break;
      this.move(from + parent, from + hole);
      hole = parent;
    }
    rowAt[from + hole] = row;
    keyAt[from + hole] = key;
    bidAt[from + hole] = bid;
    if (market.isFull(column)) market.price[column] = bidAt[from]!;
  }

  /** The units of a column are a heap, the lowest bid first. */
  private outbid(column: number, row: number, key: number, bid: number): void {
    const { bidAt, market } = this;
    const { slotStart, rowAt, keyAt } = market;
    const from = slotStart[column]!;
    const size = slotStart[column + 1]! - from;
    this.queue.add(rowAt[from]!);
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && bidAt[from + child + 1]! < bidAt[from + child]!) child += 1;
      if (bidAt[from + child]! >= bid) break;
      this.move(from + child, from + hole);
      hole = child;
    }
    rowAt[from + hole] = row;
    keyAt[from + hole] = key;
    bidAt[from + hole] = bid;
    market.price[column] = bidAt[from]!;
  }

  private move(from: number, to: number): void {
    const { rowAt, keyAt } = this.market;
    rowAt[to] = rowAt[from]!;
    keyAt[to] = keyAt[from]!;
    this.bidAt[to] = this.bidAt[from]!;
  }
}
