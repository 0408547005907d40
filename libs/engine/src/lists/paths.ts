import { NearestFirst } from '../solve/nearest-first';
import type { Lists } from './lists';
import type { Asking, Standing } from './standing';

/** After so many searches the lowest prices are looked for again. */
const AGAIN = 16;

/**
 * Places the bidders that bidding left over, each by a shortest path: from the bidder over goods and those who hold them
 * to a free unit, or to whoever is best left out. Prices rise along the way so that everything stays exact.
 *
 * Lists are short, so a path may need a pair that is not listed. The bound tells the least it could cost: that cost goes
 * into the same heap as a reminder, and only if it comes out before the search ends is the list read on.
 *
 * Source: R. Jonker and A. Volgenant, Computing 38 (1987), augmentation; E. W. Dijkstra (1959).
 */
export class Paths {
  private readonly heap = new NearestFirst(1024);
  private readonly cost: Float64Array;
  /** By whom, and at what weight, each good was reached. */
  private readonly viaBidder: Int32Array;
  private readonly viaWeight: Float64Array;
  /** Which search last reached each good, settled it, or read each list. */
  private readonly reached: Int32Array;
  private readonly settled: Int32Array;
  private readonly read: Int32Array;
  private readonly baseOf: Float64Array;
  private readonly order: Int32Array;
  private orderEnd = 0;
  private search = 0;
  /** What the best end so far costs, and where it is: a good, or a bidder who goes without (counted from -1 down). */
  private limit = Infinity;
  private end = 0;

  constructor(
    private readonly asking: Asking,
    private readonly lists: Lists,
    private readonly standing: Standing,
  ) {
    const [bidders, goods] = [asking.listOf.length, asking.unitsOf.length];
    this.cost = new Float64Array(goods);
    this.viaBidder = new Int32Array(goods);
    this.viaWeight = new Float64Array(goods);
    this.reached = new Int32Array(goods);
    this.settled = new Int32Array(goods);
    this.read = new Int32Array(lists.source.lists);
    this.baseOf = new Float64Array(bidders);
    this.order = new Int32Array(goods);
  }

  /** Places one bidder who holds nothing, or finds who is best left out. */
  place(bidder: number): void {
    if (this.search % AGAIN === 0) this.standing.lookForLeast();
    this.search += 1;
    this.heap.clear();
    this.orderEnd = 0;
    this.limit = Infinity;
    this.visit(bidder, 0);
    while (this.heap.least < this.limit) {
      const id = this.heap.pop();
      if (id < this.cost.length) this.settle(id);
      else this.readMore(id - this.cost.length);
    }
    const { price } = this.standing;
    for (let at = 0; at < this.orderEnd; at += 1) {
      const good = this.order[at]!;
      price[good]! += this.limit - this.cost[good]!;
    }
    this.shift();
  }

  /** Reads the lists of a bidder whose best gain would cost `base` in all: a pair costs base - its gain. */
  private visit(bidder: number, base: number): void {
    const { listOf, classWorth, floorOf } = this.asking;
    const first = listOf[bidder]!;
    // Places of one mentor have the same lists and the same gain: one of them is enough.
    if (this.read[first] === this.search) return;
    this.read[first] = this.search;
    this.baseOf[bidder] = base;
    if (base - floorOf[bidder]! < this.limit) {
      this.limit = base - floorOf[bidder]!;
      this.end = -1 - bidder;
    }
    for (let k = 0; k < classWorth.length; k += 1) this.readFrom(bidder, k, 0);
  }

  private readFrom(bidder: number, k: number, from: number): void {
    const list = this.asking.listOf[bidder]! + k;
    const worth = this.asking.classWorth[k]!;
    const base = this.baseOf[bidder]!;
    const least = this.standing.least[k]!;
    const { cells, startOf, countOf, boundOf } = this.lists;
    const { price, free } = this.standing;
    const { cost, reached, heap, search } = this;
    const start = startOf[list]!;
    const end = start + 2 * countOf[list]!;
    for (let at = start + 2 * from; at < end; at += 2) {
      const weight = worth + cells[at]!;
      // No price is lower than the least of its class, and what follows weighs no more.
      if (base - weight + least >= this.limit) return;
      const good = cells[at + 1]!;
      const there = base - weight + price[good]!;
      if (there >= this.limit || (reached[good] === search && cost[good]! <= there)) continue;
      reached[good] = search;
      cost[good] = there;
      this.viaBidder[good] = bidder;
      this.viaWeight[good] = weight;
      if (free[good]! > 0) {
        this.limit = there;
        this.end = good;
      } else heap.push(good, there);
    }
    const soonest = base - worth - boundOf[list]! + least;
    if (boundOf[list]! >= 0 && soonest < this.limit)
      heap.push(cost.length + bidder * this.asking.classWorth.length + k, soonest);
  }

  /** The least that an unlisted pair could cost has come up: read on. */
  private readMore(reminder: number): void {
    const classes = this.asking.classWorth.length;
    const bidder = Math.floor(reminder / classes);
    const k = reminder % classes;
    const list = this.asking.listOf[bidder]! + k;
    const before = this.lists.countOf[list]!;
    this.lists.extend(list);
    this.readFrom(bidder, k, before);
  }

  private settle(good: number): void {
    if (this.settled[good] === this.search) return;
    this.settled[good] = this.search;
    this.order[this.orderEnd] = good;
    this.orderEnd += 1;
    const { firstOf, nextOf } = this.standing;
    for (let holder = firstOf[good]!; holder >= 0; holder = nextOf[holder]!)
      this.visit(holder, this.cost[good]! + this.standing.gainOf(holder));
  }

  /** Moves everybody along the path, from its end back to the bidder who set out. */
  private shift(): void {
    const { standing } = this;
    let good = this.end;
    if (good < 0) {
      const out = -1 - good;
      good = standing.goodOf[out]!;
      if (good < 0) return;
      standing.letGo(out);
    }
    for (;;) {
      const bidder = this.viaBidder[good]!;
      const before = standing.goodOf[bidder]!;
      if (before >= 0) standing.letGo(bidder);
      standing.hold(bidder, good, this.viaWeight[good]!);
      if (before < 0) return;
      good = before;
    }
  }
}
