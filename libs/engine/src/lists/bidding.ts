import type { Lists } from './lists';
import type { Asking, Standing } from './standing';

/** Bids each bidder may make on average before the rest is left to shortest paths. */
const BIDS = 150;

/**
 * Most bidders find their good by bidding: each asks for the good that gains them most and raises its price until the
 * second best would gain them as much. A good with several units keeps the bid of each; its price is the lowest of them,
 * and 0 while a unit is free. No bid is raised by more than that, so nobody ever overpays: what comes out is exact, only
 * unfinished. A list is read as far as a pair could still be second best, and made longer when its bound says so.
 *
 * Source: augmenting row reduction, R. Jonker and A. Volgenant, Computing 38 (1987); prices of similar objects: D. P.
 * Bertsekas and D. A. Castañon, "The auction algorithm for the transportation problem" (1989).
 */
export class Bidding {
  private readonly bidOf: Float64Array;
  private good = -1;
  private weight = 0;
  private best = 0;
  private second = 0;
  private secondGood = -1;
  private secondWeight = 0;
  private ties = 0;

  constructor(
    private readonly asking: Asking,
    private readonly lists: Lists,
    private readonly standing: Standing,
  ) {
    this.bidOf = Float64Array.from(standing.goodOf, (good) => (good < 0 ? 0 : standing.price[good]!));
  }

  /** Lets these bid, first come first served. @returns those who neither hold a good nor are better off without. */
  run(bidders: Int32Array, tell: (settled: number) => void): number[] {
    const { standing } = this;
    const waiting = bidders.slice();
    const room = waiting.length;
    const left: number[] = [];
    let [head, count] = [0, room];
    standing.lookForLeast();
    for (let bids = BIDS * this.bidOf.length; count > 0 && bids > 0; bids -= 1) {
      const bidder = waiting[head]!;
      head = head + 1 === room ? 0 : head + 1;
      count -= 1;
      this.look(bidder);
      if (this.good < 0) {
        this.raiseOwn(bidder);
        continue;
      }
      const outbid = this.bid(bidder, room);
      if (outbid >= 0) {
        waiting[(head + count) % room] = outbid;
        count += 1;
      }
      if (standing.goodOf[bidder] === -1) left.push(bidder);
      if ((bids & 4095) !== 0) continue;
      standing.lookForLeast();
      tell(room - count);
    }
    for (; count > 0; count -= 1, head = (head + 1) % room) left.push(waiting[head]!);
    return left;
  }

  /** Finds the best good and the gain of the second best. */
  private look(bidder: number): void {
    const { classWorth, listOf, floorOf } = this.asking;
    this.good = this.secondGood = -1;
    this.best = this.second = floorOf[bidder]!;
    for (let k = 0; k < classWorth.length; k += 1) {
      const list = listOf[bidder]! + k;
      let from = 0;
      while (this.readOn(list, k, from)) {
        from = this.lists.countOf[list]!;
        this.lists.extend(list);
      }
    }
  }

  /** Reads a list from a place on, but for what the same mentor's other places hold. @returns whether what is not listed could still matter. */
  private readOn(list: number, k: number, from: number): boolean {
    const worth = this.asking.classWorth[k]!;
    const least = this.standing.least[k]!;
    const { cells, startOf, countOf, boundOf } = this.lists;
    const { price, free, firstOf } = this.standing;
    const { listOf } = this.asking;
    const first = list - k;
    const start = startOf[list]!;
    const end = start + 2 * countOf[list]!;
    for (let at = start + 2 * from; at < end; at += 2) {
      const weight = worth + cells[at]!;
      // No price is lower than the least of its class, and what follows weighs no more.
      if (weight <= this.second + least) return false;
      const good = cells[at + 1]!;
      const gain = weight - price[good]!;
      if (gain <= this.second && gain < this.best) continue;
      if (firstOf[good]! >= 0 && listOf[firstOf[good]!] === first) continue;
      if (gain > this.best || (gain === this.best && this.good >= 0 && free[good]! > 0 && free[this.good] === 0)) {
        this.second = this.best;
        this.secondGood = this.good;
        this.secondWeight = this.weight;
        this.best = gain;
        this.good = good;
        this.weight = weight;
      } else if (gain > this.second) {
        this.second = gain;
        this.secondGood = good;
        this.secondWeight = weight;
      }
    }
    return boundOf[list]! >= 0 && worth + boundOf[list]! > this.second + least;
  }

  /** Takes a free unit or the cheapest one. @returns who held it, -1 for nobody. */
  private bid(bidder: number, most: number): number {
    const { standing, bidOf } = this;
    if (this.best === this.second && standing.free[this.good] === 0) {
      // Nothing is gained by raising: take turns for a while, then leave it to shortest paths.
      this.ties += 1;
      if (this.ties > 2 * most) return -1;
      if (this.secondGood >= 0 && (this.ties & 1) === 1)
        [this.good, this.weight] = [this.secondGood, this.secondWeight];
    }
    const { good } = this;
    const outbid = standing.free[good]! > 0 ? -1 : this.lowest(good);
    if (outbid >= 0) standing.letGo(outbid);
    standing.hold(bidder, good, this.weight);
    bidOf[bidder] = this.weight - this.second;
    if (standing.free[good] === 0) standing.price[good] = bidOf[this.lowest(good)]!;
    this.raiseOwn(bidder);
    return outbid;
  }

  /** Places of one mentor gain the same: what the others hold becomes as dear as if they had bid with the second best. */
  private raiseOwn(bidder: number): void {
    const { listOf } = this.asking;
    const { goodOf, weightOf, price } = this.standing;
    let one = bidder;
    while (one > 0 && listOf[one - 1] === listOf[bidder]) one -= 1;
    for (; listOf[one] === listOf[bidder]; one += 1) {
      const good = goodOf[one]!;
      if (one === bidder || good < 0 || weightOf[one]! - this.second <= price[good]!) continue;
      price[good] = this.bidOf[one] = weightOf[one]! - this.second;
    }
  }

  /** The holder of a good whose bid is lowest. */
  private lowest(good: number): number {
    const { firstOf, nextOf } = this.standing;
    let lowest = firstOf[good]!;
    for (let holder = nextOf[lowest]!; holder >= 0; holder = nextOf[holder]!)
      if (this.bidOf[holder]! < this.bidOf[lowest]!) lowest = holder;
    return lowest;
  }
}
