/**
 * A round as the asking side sees it: each bidder wants one good; a good has units. Where students ask, they are the
 * bidders and mentors the goods; where mentors ask, each open place is a bidder and students are goods of one unit.
 */
export interface Asking {
  /** The first list of each bidder; the others, one for each class of goods, follow it. */
  readonly listOf: Int32Array;
  /** What a good of each class is worth beyond the value of the pair; falls. One class, worth 0, where students ask. */
  readonly classWorth: Float64Array;
  readonly classOf: Uint8Array;
  /** The gain at which a bidder would as soon stay out: minus what serving them is worth. At most 0. */
  readonly floorOf: Float64Array;
  readonly unitsOf: Int32Array;
}

/** Who holds what, and the price of each good. The price of a good with a unit to spare is 0. */
export class Standing {
  readonly price: Float64Array;
  /** No good of the class has a lower price; see `lookForLeast`. */
  readonly least: Float64Array;
  /** The good each bidder holds, -1 for none. */
  readonly goodOf: Int32Array;
  /** What the pair of bidder and good weighs, the worth of the good's class included. */
  readonly weightOf: Float64Array;
  /** Units nobody holds. */
  readonly free: Int32Array;
  /** The bidders who hold a good: a chain. -1 ends it. */
  readonly firstOf: Int32Array;
  readonly nextOf: Int32Array;

  constructor(private readonly asking: Asking) {
    const { listOf, unitsOf, classWorth } = asking;
    this.least = new Float64Array(classWorth.length);
    this.price = new Float64Array(unitsOf.length);
    this.goodOf = new Int32Array(listOf.length).fill(-1);
    this.weightOf = new Float64Array(listOf.length);
    this.free = unitsOf.slice();
    this.firstOf = new Int32Array(unitsOf.length).fill(-1);
    this.nextOf = new Int32Array(listOf.length).fill(-1);
  }

  /**
   * Finds the lowest price of each class. Where all of a tier are served they are all dear, and nobody need look at those
   * who could be worth it only for less. Prices only rise while bids are made and paths found, so that what is found stays
   * true, if less and less sharp. Costs a step a good.
   */
  lookForLeast(): void {
    const { price, least } = this;
    const { classOf, unitsOf } = this.asking;
    least.fill(Infinity);
    for (let good = 0; good < price.length; good += 1)
      if (unitsOf[good]! > 0 && price[good]! < least[classOf[good]!]!) least[classOf[good]!] = price[good]!;
  }

  hold(bidder: number, good: number, weight: number): void {
    this.goodOf[bidder] = good;
    this.weightOf[bidder] = weight;
    this.nextOf[bidder] = this.firstOf[good]!;
    this.firstOf[good] = bidder;
    this.free[good]! -= 1;
  }

  letGo(bidder: number): void {
    const { firstOf, nextOf } = this;
    const good = this.goodOf[bidder]!;
    if (firstOf[good] === bidder) firstOf[good] = nextOf[bidder]!;
    else {
      let before = firstOf[good]!;
      while (nextOf[before] !== bidder) before = nextOf[before]!;
      nextOf[before] = nextOf[bidder]!;
    }
    nextOf[bidder] = -1;
    this.goodOf[bidder] = -1;
    this.free[good]! += 1;
  }

  /** What a bidder gains by what they hold; minus infinity for those who hold nothing. */
  gainOf(bidder: number): number {
    const good = this.goodOf[bidder]!;
    return good < 0 ? -Infinity : this.weightOf[bidder]! - this.price[good]!;
  }
}
