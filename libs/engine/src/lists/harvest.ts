/** The best pairs of one row, and a bound on all the others. Reused from row to row. */
export class Harvest {
  /** Value and good by turns, best first. */
  cells: Int32Array = new Int32Array(512);
  count = 0;
  /** No pair left out has a greater value; -1 when none is left out. */
  bound = -1;

  /** Makes room for so many pairs and forgets what was there. */
  clear(room: number): void {
    if (this.cells.length < 2 * room) this.cells = new Int32Array(2 * room);
    this.count = 0;
    this.bound = -1;
  }
}

const GOODS = 2 ** 21;
const BUCKETS = 2048;
const bucketOf = (value: number): number => Math.min(value >>> 5, BUCKETS - 1);

/**
 * Picks the best pairs of a row of values: counts values by their upper bits, sorts only those that can be among the
 * best. Of equal values those come first that follow the row's own number, so that people who see everybody alike do
 * not all ask for the same few.
 */
export class Picker {
  private readonly tally = new Int32Array(BUCKETS);
  private readonly keys: Float64Array;

  /** @param goods at most 2^21. */
  constructor(private readonly goods: number) {
    this.keys = new Float64Array(goods);
  }

  /** @param values -1: barred; otherwise below 2^30. @param from which good comes first among equals. */
  pick(values: Int32Array, from: number, most: number, found: Harvest): void {
    const { all, least } = this.leastBucket(values, most);
    const count = this.keysFrom(values, least, from);
    const sorted = this.keys.subarray(0, count).sort();
    const taken = Math.min(most, count);
    found.clear(taken);
    found.count = taken;
    for (let at = 0; at < taken; at += 1) {
      const key = sorted[count - 1 - at]!;
      found.cells[2 * at] = Math.floor(key / GOODS);
      found.cells[2 * at + 1] = this.goodAt(key % GOODS, from);
    }
    if (taken < all) found.bound = taken < count ? Math.floor(sorted[count - 1 - taken]! / GOODS) : 32 * least - 1;
  }

  /** How many goods are allowed, and the lowest bucket that holds one of the best. */
  private leastBucket(values: Int32Array, most: number): { all: number; least: number } {
    const { tally, goods } = this;
    tally.fill(0);
    for (let good = 0; good < goods; good += 1) if (values[good]! >= 0) tally[bucketOf(values[good]!)]! += 1;
    let all = 0;
    let least = -1;
    for (let bucket = BUCKETS - 1; bucket >= 0; bucket -= 1) {
      all += tally[bucket]!;
      if (least < 0 && all >= most) least = bucket;
    }
    return { all, least: Math.max(0, least) };
  }

  private keysFrom(values: Int32Array, least: number, from: number): number {
    const { keys, goods } = this;
    const floor = 32 * least;
    let count = 0;
    for (let good = 0; good < goods; good += 1) {
      const value = values[good]!;
      if (value < floor) continue;
      const after = good >= from ? good - from : good - from + goods;
      keys[count] = value * GOODS + (GOODS - 1 - after);
      count += 1;
    }
    return count;
  }

  private goodAt(rest: number, from: number): number {
    const good = GOODS - 1 - rest + from;
    return good >= this.goods ? good - this.goods : good;
  }
}

/** Which good comes first among equals in a row: a different one for each row, spread over all. */
export const firstAmongEquals = (row: number, goods: number): number =>
  (Math.imul(row, 0x9e3779b1) >>> 0) % Math.max(1, goods);
