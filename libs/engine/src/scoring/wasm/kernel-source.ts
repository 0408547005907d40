import { firstAmongEquals, Picker, type Harvest } from '../../lists/harvest';
import { collectLists, type ListSlice } from '../../lists/lists';
import type { RowSource } from '../../lists/row-source';
import { KernelLists } from './kernel-lists';
import type { KernelPlan } from './kernel-plan';
import { KernelRows } from './kernel-rows';
import { plainRow } from './plain-rows';

/**
 * Lists of a round that was made ready for the kernel; without WebAssembly the plain rows give the same, slowly.
 *
 * @param classes how many lists a row has: 1, or where mentors ask one for each rank of students.
 */
export function kernelSource(plan: KernelPlan, classes: number): RowSource {
  const rows = KernelRows.of(plan);
  return rows ? new KernelLists(rows, classes) : new PlainLists(plan, classes);
}

/**
 * The part of one thread: the best `most` pairs of the lists of rows `from` to `to - 1`. Plan and answer are plain data, so
 * that they can be sent to another thread and back; what several threads bring together makes `Lists`.
 */
export function collectRows(plan: KernelPlan, classes: number, from: number, to: number, most: number): ListSlice {
  return collectLists(kernelSource(plan, classes), from * classes, to * classes, most);
}

/** The same lists without the kernel. */
export class PlainLists implements RowSource {
  readonly lists: number;
  readonly goods: number;
  private readonly values: Int32Array;
  private readonly picker: Picker;

  constructor(
    private readonly plan: KernelPlan,
    private readonly classes: number,
  ) {
    this.lists = plan.rows * classes;
    this.goods = plan.people;
    this.values = new Int32Array(this.goods);
    this.picker = new Picker(this.goods);
  }

  best(list: number, most: number, found: Harvest): void {
    const { plan, values, classes } = this;
    const k = list % classes;
    const row = (list - k) / classes;
    plainRow(plan, row, values);
    const from = plan.classStart[k] ?? plan.lanes;
    const to = plan.classStart[k + 1] ?? plan.lanes;
    for (const [person, lane] of plan.laneOf.entries()) if (lane < from || lane >= to) values[person] = -1;
    this.picker.pick(values, firstAmongEquals(row, this.goods), most, found);
  }
}
