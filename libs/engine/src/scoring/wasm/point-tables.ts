import { aligned, type Kernel } from './kernel';
import type { KernelComparison, KernelPlan } from './kernel-plan';

/** Tables are kept until they fill so many bytes, then all are made anew as needed. */
const ROOM = 1 << 22;

interface Table {
  readonly at: number;
  /** Pieces of 16 entries; a criterion has so many for each group of lanes. */
  readonly pieces: number;
}

/** What the kernel looks up: for each kind and group of rows, the points of every outcome; for a barrier, 255 where it bars. */
export class PointTables {
  private readonly known = new Map<number, number>();
  private readonly bars: readonly number[];
  private readonly start: number;
  private readonly room: number;
  private used = 0;

  constructor(
    private readonly plan: KernelPlan,
    private readonly kernel: Kernel,
  ) {
    const bytes = new Uint8Array(kernel.memory.buffer);
    this.bars = plan.barriers.map((barrier) => {
      const size = 32 * piecesOf(barrier);
      const at = kernel.room(barTables(barrier));
      for (const [v, value] of barrier.values.entries()) {
        const entry = v % barrier.entries;
        if (value === 1) bytes[at + size * Math.floor(v / barrier.entries) + 32 * (entry >> 4) + (entry & 15)] = 255;
      }
      return at;
    });
    this.room = roomFor(plan);
    this.start = kernel.room(this.room);
  }

  static bytesFor(plan: KernelPlan): number {
    return roomFor(plan) + plan.barriers.reduce((sum, barrier) => sum + aligned(barTables(barrier)), 0);
  }

  ofBarrier(b: number, row: number): Table {
    const pieces = piecesOf(this.plan.barriers[b]!);
    return { at: this.bars[b]! + 32 * pieces * this.plan.barriers[b]!.rowKind[row]!, pieces };
  }

  ofCriterion(k: number, row: number): Table {
    const { criteria, rowGroup } = this.plan;
    const criterion = criteria[k]!;
    const key = (rowGroup[row]! * 65_536 + criterion.rowKind[row]!) * criteria.length + k;
    const pieces = piecesOf(criterion);
    const known = this.known.get(key);
    if (known !== undefined) return { at: known, pieces };
    const at = this.place(32 * pieces * this.plan.groups);
    this.write(k, row, at, pieces);
    this.known.set(key, at);
    return { at, pieces };
  }

  private place(bytes: number): number {
    if (this.used + bytes > this.room) {
      this.known.clear();
      this.used = 0;
    }
    this.used += bytes;
    return this.start + this.used - bytes;
  }

  private write(k: number, row: number, at: number, pieces: number): void {
    const { criteria, groups, shares, rowGroup } = this.plan;
    const { entries, values, rowKind } = criteria[k]!;
    const bytes = new Uint8Array(this.kernel.memory.buffer, at, 32 * pieces * groups).fill(0);
    const share = (rowGroup[row]! * (criteria.length + 1) + k + 1) * groups;
    for (let group = 0; group < groups; group += 1)
      for (let entry = 0; entry < entries; entry += 1) {
        const value = values[rowKind[row]! * entries + entry]!;
        const points = (Math.imul(shares[share + group]!, value) + 16_384) >>> 15;
        const to = 32 * (pieces * group + (entry >> 4)) + (entry & 15);
        bytes[to] = points & 255;
        bytes[to + 16] = points >>> 8;
      }
  }
}

const piecesOf = ({ entries }: KernelComparison): number => Math.max(1, Math.ceil(entries / 16));
const barTables = (barrier: KernelComparison): number =>
  (32 * piecesOf(barrier) * barrier.values.length) / Math.max(1, barrier.entries);
const roomFor = ({ criteria, groups }: KernelPlan): number =>
  Math.max(ROOM, ...criteria.map((criterion) => 32 * piecesOf(criterion) * groups));
