import { PickedLists } from '../../lists/picked-lists';
import type { RowSource } from '../../lists/row-source';
import { KernelLists } from './kernel-lists';
import type { KernelPlan } from './kernel-plan';
import { KernelRows } from './kernel-rows';
import { plainRow } from './plain-rows';

/**
 * Lists of a round that was made ready for the kernel; without WebAssembly the plain rows give the same, slowly. The plan is
 * plain data: several threads may each make a source of their own from it, and what they collect makes one `Lists`.
 *
 * @param classes how many lists a row has: 1, or where mentors ask one for each rank of students.
 */
export function kernelSource(plan: KernelPlan, classes: number): RowSource {
  const rows = KernelRows.of(plan);
  return rows ? new KernelLists(rows, classes) : plainLists(plan, classes);
}

/** The same lists without the kernel. */
export function plainLists(plan: KernelPlan, classes: number): RowSource {
  return new PickedLists(plan.rows * classes, plan.people, (list, values) => {
    const k = list % classes;
    const row = (list - k) / classes;
    plainRow(plan, row, values);
    const from = plan.classStart[k] ?? plan.lanes;
    const to = plan.classStart[k + 1] ?? plan.lanes;
    for (const [person, lane] of plan.laneOf.entries()) if (lane < from || lane >= to) values[person] = -1;
    return row;
  });
}
