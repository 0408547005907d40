import { firstAmongEquals, type Harvest } from '../../lists/harvest';
import type { RowSource } from '../../lists/row-source';
import type { KernelPlan } from './kernel-plan';
import type { KernelRows } from './kernel-rows';

/**
 * Lists straight from the kernel: a row is scored, a floor found that about as many scores reach as are asked for, and
 * only those are looked at one by one. Where mentors ask there is a list for each class of students.
 */
export class KernelLists implements RowSource {
  readonly lists: number;
  readonly goods: number;
  private readonly keys: Uint32Array;
  private readonly into: number;
  /** Who is in each lane, and what sorting needs; see `order` in assembly/picking.ts. */
  private readonly persons: number;
  private readonly spare: number;
  private readonly tally: number;
  private readonly cells: number;
  private readonly ordered: Int32Array;
  /** The floor of the row before: rows are much alike. */
  private readonly guesses: Int32Array;
  /** The first segment of each class, and the end of the last. */
  private readonly segmentOf: readonly number[];
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
    this.persons = kernel.room(4 * plan.lanes);
    new Int32Array(kernel.memory.buffer, this.persons, plan.lanes).set(plan.personAt);
    this.spare = kernel.room(4 * plan.lanes);
    this.tally = kernel.room(1024);
    this.cells = kernel.room(8 * plan.lanes);
    this.ordered = new Int32Array(kernel.memory.buffer, this.cells, 2 * plan.lanes);
    this.segmentOf = Array.from({ length: classes + 1 }, (_, k) =>
      segmentsBefore(plan, plan.classStart[k] ?? plan.lanes),
    );
    this.guesses = new Int32Array(classes).fill(32_768);
  }

  best(list: number, most: number, found: Harvest): void {
    const k = list % this.classes;
    const row = (list - k) / this.classes;
    if (this.scored !== row) this.rows.score(row);
    this.scored = row;
    const { count, floor } = this.gather(k, most);
    const first = firstAmongEquals(row, this.goods);
    const { into, persons, spare, tally, cells } = this;
    this.rows.kernel.calls.order(into, count, persons, first, this.goods, spare, tally, cells);
    const taken = Math.min(most, count);
    found.clear(taken);
    found.count = taken;
    found.cells.set(this.ordered.subarray(0, 2 * taken));
    found.bound = taken < count ? this.ordered[2 * taken]! : floor - 1;
  }

  /** Puts all lanes that reach a floor into `keys`; with floor 0 all that are not barred. */
  private gather(k: number, most: number): { readonly count: number; readonly floor: number } {
    const { rows } = this;
    const { calls } = rows.kernel;
    const [runs, end] = [rows.open.from(this.segmentOf[k]!), rows.open.from(this.segmentOf[k + 1]!)];
    const floor = calls.floorFor(most, this.guesses[k]!, runs, end, rows.scores);
    let count = calls.gather(Math.max(1, floor), runs, end, rows.scores, this.into);
    if (floor > 0) this.guesses[k] = floor;
    else
      for (const { from, to } of rows.open.lanes(runs, end))
        for (let lane = from; lane < to; lane += 1)
          if (rows.valueAt(lane) === 0) {
            this.keys[count] = lane;
            count += 1;
          }
    return { count, floor };
  }
}

/** How many segments come before a lane. */
function segmentsBefore({ segments }: KernelPlan, lane: number): number {
  let before = 0;
  while (3 * before < segments.length && segments[3 * before]! < lane) before += 1;
  return before;
}
