import { BestTwo } from './best-two';
import type { Market } from './market';
import { BIDS, TIED } from './place-auction';
import { Queue } from './queue';
import type { RowLists } from './row-lists';

/**
 * Mentors bid for students, the mirror of the auction of places: each student can be held once, while a mentor goes on
 * bidding until every place is filled. What all places of a mentor leave is the same number: when a bid lowers it, the
 * prices of the students already held rise with it (Bertsekas and Castanon, 1989).
 */
export class StudentAuction {
  /** Mentors with places still to fill, one entry a place. */
  readonly left: number[] = [];
  private readonly look: BestTwo;
  private readonly queue: Queue;
  private readonly heldStart: Int32Array;
  private readonly held: Int32Array;
  private readonly holds: Int32Array;
  private ties: number;

  /** @param places of each mentor, 0 for those who do not bid. @param mostRaise as in the auction of places. */
  constructor(
    lists: RowLists,
    private readonly market: Market,
    private readonly places: Int32Array,
    private readonly mostRaise: number,
  ) {
    this.look = new BestTwo(lists, market.price);
    this.heldStart = new Int32Array(places.length + 1);
    for (let j = 0; j < places.length; j += 1) this.heldStart[j + 1] = this.heldStart[j]! + places[j]!;
    this.held = new Int32Array(this.heldStart[places.length]!);
    this.holds = new Int32Array(places.length);
    this.queue = new Queue(this.held.length);
    this.ties = TIED * this.held.length;
    this.run(BIDS * this.held.length);
  }

  private run(most: number): void {
    const { queue, places } = this;
    for (let j = 0; j < places.length; j += 1) for (let at = 0; at < places[j]!; at += 1) queue.add(j);
    for (let bids = most; queue.size > 0 && bids > 0; bids -= 1) this.bid(queue.next());
    while (queue.size > 0) this.left.push(queue.next());
  }

  private bid(row: number): void {
    const { look, market } = this;
    look.look(row, -Infinity, market.rowAt);
    const { best, second, bestGain, secondGain } = look;
    if (best === -1) return void this.left.push(row);
    const fallBack = Math.max(secondGain, bestGain - this.mostRaise);
    if (market.rowAt[best] === -1 || bestGain > secondGain) return this.win(row, best, look.bestKey, fallBack);
    if (second !== -1 && market.rowAt[second] === -1) return this.win(row, second, look.secondKey, fallBack);
    this.ties -= 1;
    if (this.ties < 0) this.left.push(row);
    else if (second === -1 || this.ties % 2 === 0) this.win(row, best, look.bestKey, fallBack);
    else this.win(row, second, look.secondKey, fallBack);
  }

  private win(row: number, student: number, key: number, left: number): void {
    const { rowAt, keyAt, price, taken } = this.market;
    const loser = rowAt[student]!;
    if (loser !== -1) {
      this.release(loser, student);
      this.queue.add(loser);
    }
    taken[student] = 1;
    rowAt[student] = row;
    keyAt[student] = key;
    this.hold(row, student);
    const from = this.heldStart[row]!;
    for (let at = from, end = from + this.holds[row]!; at < end; at += 1) {
      const one = this.held[at]!;
      price[one] = Math.max(price[one]!, keyAt[one]! - left);
    }
  }

  private hold(row: number, student: number): void {
    this.held[this.heldStart[row]! + this.holds[row]!] = student;
    this.holds[row]! += 1;
  }

  private release(row: number, student: number): void {
    const from = this.heldStart[row]!;
    const last = from + this.holds[row]! - 1;
    let at = from;
    while (this.held[at] !== student) at += 1;
    this.held[at] = this.held[last]!;
    this.holds[row]! -= 1;
  }
}
