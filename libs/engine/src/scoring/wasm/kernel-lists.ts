import { firstAmongEquals, type Harvest } from '../../lists/harvest';
import type { RowSource } from '../../lists/row-source';
import type { KernelRows } from './kernel-rows';

/** A score above the place of its person among equals, in 32 bits. */
const LOW = 65_536;

/**
 * Lists straight from the kernel: a row is scored, a floor found that about as many scores reach as are asked for, and
 * only those are looked at one by one. Where mentors ask there is a list for each class of students.
 */
export class KernelLists implements RowSource {
  readonly lists: number;
  readonly goods: number;
  private readonly keys: Uint32Array;
  private readonly into: number;
  /** The floor of the row before: rows are much alike. */
  private readonly guesses: Int32Array;
  private scored = -1;

  /** @param classes how many lists a row has: one, or one for each rank of students. */
  constructor(
    private readonly rows: KernelRows,
    private readonly classes: number,
  ) {
    const { plan, kernel } = rows;
    this.lists = plan.rows * classes;
    this.goods = plan.people;
    this.into = kernel.room(4 * plan.lanes);
    this.keys = new Uint32Array(kernel.memory.buffer, this.into, plan.lanes);
    this.guesses = new Int32Array(classes).fill(32_768);
  }

  best(list: number, most: number, found: Harvest): void {
    const k = list % this.classes;
    const row = (list - k) / this.classes;
    if (this.scored !== row) this.rows.score(row);
    this.scored = row;
    const first = firstAmongEquals(row, this.goods);
    const { count, floor } = this.gather(k, most);
    this.order(count, first);
    const taken = Math.min(most, count);
    found.clear(taken);
    found.count = taken;
    const { keys, goods } = this;
    for (let at = 0; at < taken; at += 1) {
      const key = keys[count - 1 - at]!;
      const good = LOW - 1 - (key % LOW) + first;
      found.cells[2 * at] = key >>> 16;
      found.cells[2 * at + 1] = good >= goods ? good - goods : good;
    }
    found.bound = taken < count ? keys[count - 1 - taken]! >>> 16 : floor - 1;
  }

  /** Puts all lanes that reach a floor into `keys`; with floor 0 all that are not barred. */
  private gather(k: number, most: number): { readonly count: number; readonly floor: number } {
    const { calls } = this.rows.kernel;
    const { classStart, lanes } = this.rows.plan;
    const from = classStart[k] ?? lanes;
    const to = classStart[k + 1] ?? lanes;
    const { scores } = this.rows;
    const floor = calls.floorFor(most, this.guesses[k]!, from, to, scores);
    let count = calls.gather(Math.max(1, floor), from, to, scores, this.into);
    if (floor > 0) this.guesses[k] = floor;
    else
      for (let lane = from; lane < to; lane += 1)
        if (this.rows.valueAt(lane) === 0) {
          this.keys[count] = lane;
          count += 1;
        }
    return { count, floor };
  }

  /** Replaces lanes by places among equals and sorts, the best last. */
  private order(count: number, first: number): void {
    const { keys, goods } = this;
    const { personAt } = this.rows.plan;
    for (let at = 0; at < count; at += 1) {
      const key = keys[at]!;
      const person = personAt[key % LOW]!;
      const after = person >= first ? person - first : person - first + goods;
      keys[at] = key - (key % LOW) + (LOW - 1 - after);
    }
    keys.subarray(0, count).sort();
  }
}
