import { aligned, Kernel } from './kernel';
import { FacetCounts } from './facet-counts';
import type { KernelComparison, KernelPlan } from './kernel-plan';
import { OpenLanes } from './open-lanes';
import { PointTables } from './point-tables';

/** One row after another scored by the kernel, in its own memory. One thread's own; the plan may be shared. */
export class KernelRows {
  readonly scores: number;
  readonly barred: number;
  /** The lanes that were scored. */
  readonly open: OpenLanes;
  private readonly facets: FacetCounts;
  private readonly tables: PointTables;
  private readonly bases: ReadonlyMap<KernelComparison, number>;
  private readonly closed: number;
  private readonly nothing: number;
  private readonly index: number;
  private readonly scored: Uint16Array;
  private readonly bars: Uint8Array;

  /** @returns undefined where there is no WebAssembly for it: `plainRow` does the same. */
  static of(plan: KernelPlan): KernelRows | undefined {
    const kernel = Kernel.of(bytesFor(plan));
    return kernel && new KernelRows(plan, kernel);
  }

  private constructor(
    readonly plan: KernelPlan,
    readonly kernel: Kernel,
  ) {
    const { lanes } = plan;
    const bytes = new Uint8Array(kernel.memory.buffer);
    const put = (what: Uint8Array) => {
      const at = kernel.room(what.length);
      bytes.set(what, at);
      return at;
    };
    this.open = new OpenLanes(plan, kernel, put);
    this.facets = new FacetCounts(plan, kernel, this.open, put);
    this.tables = new PointTables(plan, kernel);
    const compared = [...plan.criteria, ...plan.barriers];
    this.bases = new Map(compared.flatMap((one) => (one.base ? [[one, put(one.base)]] : [])));
    this.closed = put(plan.closedLanes);
    this.nothing = kernel.room(lanes);
    this.index = kernel.room(lanes);
    this.barred = kernel.room(lanes);
    this.scores = kernel.room(2 * lanes);
    this.scored = new Uint16Array(kernel.memory.buffer, this.scores, lanes);
    this.bars = new Uint8Array(kernel.memory.buffer, this.barred, lanes);
  }

  /** Scores a row: of open lanes `scores` has 16 bits each; `barred` has 255 where the pair is barred, the score there is 0. */
  score(row: number): void {
    const { plan, open } = this;
    const { calls } = this.kernel;
    open.find(row);
    this.facets.count(row);
    this.start(row);
    for (const [k, criterion] of plan.criteria.entries()) this.add(row, k, this.indexOf(criterion));
    this.bars.fill(255);
    if (plan.closedRows[row] === 0) calls.open(this.closed, open.runs, open.end, this.barred);
    for (const [b, barrier] of plan.barriers.entries()) {
      const { at, pieces } = this.tables.ofBarrier(b, row);
      calls.bar(this.indexOf(barrier), at, pieces, open.runs, open.end, this.barred);
    }
    calls.close(plan.leastPoints, open.runs, open.end, this.scores, this.barred);
    this.sayNamed(row);
  }

  /** @param values one for each person in the lanes, -1 where barred. */
  fill(row: number, values: Int32Array): void {
    this.score(row);
    const { personAt, lanes } = this.plan;
    for (let lane = 0; lane < lanes; lane += 1) if (personAt[lane]! >= 0) values[personAt[lane]!] = this.valueAt(lane);
  }

  /** What the lane has after `score`; -1 where barred. */
  valueAt(lane: number): number {
    return this.bars[lane] === 0 ? this.scored[lane]! : -1;
  }

  private start(row: number): void {
    const { segments, shares, rowGroup, groups, criteria } = this.plan;
    const of = rowGroup[row]! * (criteria.length + 1) * groups;
    for (let s = 0; 3 * s < segments.length; s += 1)
      this.kernel.calls.start(
        shares[of + segments[3 * s + 2]!]!,
        this.open.from(s),
        this.open.from(s + 1),
        this.scores,
      );
  }

  private add(row: number, k: number, index: number): void {
    const { segments } = this.plan;
    const { at, pieces } = this.tables.ofCriterion(k, row);
    for (let s = 0; 3 * s < segments.length; s += 1) {
      const table = at + 32 * pieces * segments[3 * s + 2]!;
      this.kernel.calls.points(index, table, pieces, this.open.from(s), this.open.from(s + 1), this.scores);
    }
  }

  /** The address of what each lane has to look up. */
  private indexOf(comparison: KernelComparison): number {
    const { calls } = this.kernel;
    const { runs, end } = this.open;
    let at = this.bases.get(comparison) ?? 0;
    for (const { facet, enough, stride } of comparison.facets) {
      const most = this.facets.most(facet);
      if (most === 0) continue;
      if (at === 0 && stride === 1 && most <= enough) at = this.facets.at(facet);
      else {
        calls.index(at, this.facets.at(facet), enough, stride, runs, end, this.index);
        at = this.index;
      }
    }
    return at === 0 ? this.nothing : at;
  }

  private sayNamed(row: number): void {
    const { start, lane, score } = this.plan.named;
    for (let at = start[row]!; at < start[row + 1]!; at += 1) {
      this.bars[lane[at]!] = score[at]! < 0 ? 255 : 0;
      this.scored[lane[at]!] = Math.max(0, score[at]!);
    }
  }
}

/** All that one kernel needs: planes and counts, bases, tables, the row itself and what is picked from it. */
function bytesFor(plan: KernelPlan): number {
  const { lanes, facets, criteria, barriers } = plan;
  const planes = facets.reduce((sum, { bytes }) => sum + aligned(bytes * lanes) + lanes, 0);
  const bases = (criteria.length + barriers.length) * aligned(lanes);
  return planes + bases + PointTables.bytesFor(plan) + OpenLanes.bytesFor(plan) + 32 * aligned(lanes) + 4096;
}
