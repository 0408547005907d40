import type { Kernel } from './kernel';
import type { KernelFacet, KernelPlan } from './kernel-plan';
import type { OpenLanes } from './open-lanes';

/** Counts what a row shares with every lane, facet by facet. Only planes in which the row has a bit are read. */
export class FacetCounts {
  private readonly planes: readonly number[];
  private readonly counts: readonly number[];
  /** How many bits the row has of each facet: no count is greater. */
  private readonly mostOf: Int32Array;
  /** Planes and masks by turns, of single bits and of whole bytes. */
  private readonly single = new Int32Array(2 * 256);
  private readonly whole: Int32Array;

  constructor(
    private readonly plan: KernelPlan,
    private readonly kernel: Kernel,
    private readonly open: OpenLanes,
    put: (what: Uint8Array) => number,
  ) {
    this.planes = plan.facets.map(({ planes }) => put(planes));
    this.counts = plan.facets.map(() => kernel.room(plan.lanes));
    this.mostOf = new Int32Array(plan.facets.length);
    this.whole = new Int32Array(2 * plan.facets.reduce((most, { bytes }) => Math.max(most, bytes), 0));
  }

  /** Where the counts of a facet are. */
  at(facet: number): number {
    return this.counts[facet]!;
  }

  /** No lane has more of it in common with the row; 0 means that nothing was counted. */
  most(facet: number): number {
    return this.mostOf[facet]!;
  }

  count(row: number): void {
    for (let facet = 0; facet < this.counts.length; facet += 1) {
      const bits = bitsOf(this.plan.facets[facet]!, row);
      const { counted } = this.plan.facets[facet]!;
      this.mostOf[facet] = counted ? bits : Math.min(1, bits);
      if (bits === 0) continue;
      if (counted) this.countBits(facet, row);
      else this.findAny(facet, row);
    }
  }

  private findAny(facet: number, row: number): void {
    const { calls } = this.kernel;
    const { runs, end } = this.open;
    const [list, into] = [this.whole, this.counts[facet]!];
    const count = this.bytesOf(facet, row, 0).whole;
    let at = 0;
    for (; at + 4 <= count; at += 4)
      calls.any2(list[at]!, list[at + 1]!, list[at + 2]!, list[at + 3]!, runs, end, into, at === 0 ? 0 : 1);
    if (at < count) calls.any1(list[at]!, list[at + 1]!, runs, end, into, at === 0 ? 0 : 1);
  }

  private countBits(facet: number, row: number): void {
    const { calls } = this.kernel;
    const { runs, end } = this.open;
    const into = this.counts[facet]!;
    // Sums of single bits are not held at 255.
    const { single, whole } = this.bytesOf(facet, row, this.most(facet) > 250 ? 0 : 2);
    const s = this.single;
    let more = 0;
    let at = 0;
    for (; at + 8 <= single; at += 8, more = 1)
      calls.bits4(
        ...([s[at]!, s[at + 1]!, s[at + 2]!, s[at + 3]!] as const),
        ...([s[at + 4]!, s[at + 5]!, s[at + 6]!, s[at + 7]!] as const),
        ...([runs, end, into, more] as const),
      );
    for (; at + 4 <= single; at += 4, more = 1)
      calls.bits2(s[at]!, s[at + 1]!, s[at + 2]!, s[at + 3]!, runs, end, into, more);
    for (; at < single; at += 2, more = 1) calls.bits1(s[at]!, s[at + 1]!, runs, end, into, more);
    for (let b = 0; b < whole; b += 2, more = 1) calls.byte1(this.whole[b]!, this.whole[b + 1]!, runs, end, into, more);
  }

  /** Lists the row's bytes: those of at most `few` bits bit by bit. @returns how much of each list is filled. */
  private bytesOf(facet: number, row: number, few: number): { readonly single: number; readonly whole: number } {
    const { bytes, rowBytes } = this.plan.facets[facet]!;
    const { lanes } = this.plan;
    let [single, whole] = [0, 0];
    for (let b = 0; b < bytes; b += 1) {
      const byte = rowBytes[row * bytes + b]!;
      const plane = this.planes[facet]! + b * lanes;
      if (byte === 0) continue;
      if (bitsIn(byte) > few) {
        this.whole[whole] = plane;
        this.whole[whole + 1] = byte * 0x01010101;
        whole += 2;
        continue;
      }
      for (let bits = byte; bits !== 0; bits &= bits - 1) {
        this.single[single] = plane;
        this.single[single + 1] = (bits & -bits) * 0x01010101;
        single += 2;
      }
    }
    return { single, whole };
  }
}

function bitsOf({ rowBytes, bytes }: KernelFacet, row: number): number {
  let bits = 0;
  for (let b = row * bytes, end = b + bytes; b < end; b += 1) bits += bitsIn(rowBytes[b]!);
  return bits;
}

function bitsIn(byte: number): number {
  let count = 0;
  for (let bits = byte; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}
