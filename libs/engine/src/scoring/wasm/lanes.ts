import type { KernelPlan } from './kernel-plan';

/** Where everybody's lane is. */
export type Lanes = Pick<KernelPlan, 'lanes' | 'laneOf' | 'personAt' | 'segments' | 'classStart'>;

const WIDTH = 16;

/**
 * Lays people out by class, then group, each group of a class filled up to whole sixteens.
 *
 * @param besideOf within a group: people who have the same number here lie side by side.
 */
export function laid(groupOf: Int32Array, classOf: Uint8Array, besideOf: Float64Array): Lanes {
  const byGroup = (a: number, b: number) => classOf[a]! - classOf[b]! || groupOf[a]! - groupOf[b]!;
  const order = [...groupOf.keys()].sort((a, b) => byGroup(a, b) || besideOf[a]! - besideOf[b]! || a - b);
  const laneOf = new Int32Array(groupOf.length);
  const segments: number[] = [];
  const classStart: number[] = [0];
  let lane = 0;
  for (const [at, person] of order.entries()) {
    const before = order[at - 1];
    const newClass = before !== undefined && classOf[before] !== classOf[person];
    if (before === undefined || newClass || groupOf[before] !== groupOf[person]) {
      if (before !== undefined) segments.push((lane = filled(lane)));
      segments.push(lane, groupOf[person]!);
    }
    // Classes nobody is of are empty.
    while (classStart.length <= classOf[person]!) classStart.push(lane);
    laneOf[person] = lane;
    lane += 1;
  }
  if (order.length > 0) segments.push((lane = filled(lane)));
  classStart.push(lane);
  const personAt = new Int32Array(lane).fill(-1);
  for (const [person, at] of laneOf.entries()) personAt[at] = person;
  return { lanes: lane, laneOf, personAt, segments: byThrees(segments), classStart: Int32Array.from(classStart) };
}

const filled = (lane: number): number => Math.ceil(lane / WIDTH) * WIDTH;

/** From (first, group, end) to (first, end, group). */
const byThrees = (segments: readonly number[]): Int32Array =>
  Int32Array.from(segments, (_, at) => segments[at % 3 === 1 ? at + 1 : at % 3 === 2 ? at - 1 : at]!);
