import type { KernelComparison, KernelPlan } from './kernel-plan';

/**
 * The kernel in plain loops: says what it has to work out, and stands in where WebAssembly cannot be had.
 *
 * @param values one for each person in the lanes, -1 where barred.
 */
export function plainRow(plan: KernelPlan, row: number, values: Int32Array): void {
  const counts = plan.facets.map((_, facet) => countsOf(plan, row, facet));
  for (let s = 0; s < plan.segments.length; s += 3)
    for (let lane = plan.segments[s]!; lane < plan.segments[s + 1]!; lane += 1) {
      const person = plan.personAt[lane]!;
      if (person >= 0) values[person] = scoreOf(plan, row, lane, plan.segments[s + 2]!, counts);
    }
  for (let at = plan.named.start[row]!; at < plan.named.start[row + 1]!; at += 1)
    values[plan.personAt[plan.named.lane[at]!]!] = plan.named.score[at]!;
}

function countsOf({ facets, lanes }: KernelPlan, row: number, at: number): Uint8ClampedArray {
  const { bytes, planes, rowBytes } = facets[at]!;
  // More than 255 is as good as 255: no table is longer.
  const counts = new Uint8ClampedArray(lanes);
  for (let b = 0; b < bytes; b += 1)
    for (let bits = rowBytes[row * bytes + b]!; bits !== 0; bits &= bits - 1) {
      const bit = bits & -bits;
      for (let lane = 0; lane < lanes; lane += 1) if ((planes[b * lanes + lane]! & bit) !== 0) counts[lane]! += 1;
    }
  return counts;
}

function scoreOf(
  plan: KernelPlan,
  row: number,
  lane: number,
  group: number,
  counts: readonly Uint8ClampedArray[],
): number {
  if (plan.closedRows[row] !== 0 || plan.closedLanes[lane] !== 0) return -1;
  for (const barrier of plan.barriers) if (valueOf(barrier, row, lane, counts) === 1) return -1;
  const shares = plan.rowGroup[row]! * (plan.criteria.length + 1) * plan.groups + group;
  let score = plan.shares[shares]!;
  for (const [k, criterion] of plan.criteria.entries()) {
    const share = plan.shares[shares + (k + 1) * plan.groups]!;
    score += (Math.imul(share, valueOf(criterion, row, lane, counts)) + 16_384) >>> 15;
  }
  return score < plan.leastPoints ? -1 : score;
}

function valueOf(
  { rowKind, base, facets, entries, values }: KernelComparison,
  row: number,
  lane: number,
  counts: readonly Uint8ClampedArray[],
): number {
  let at = rowKind[row]! * entries + (base?.[lane] ?? 0);
  for (const { facet, enough, stride } of facets) at += stride * Math.min(enough, counts[facet]![lane]!);
  return values[at]!;
}
