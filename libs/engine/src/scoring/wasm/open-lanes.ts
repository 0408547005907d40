import { aligned, type Kernel } from './kernel';
import type { KernelComparison, KernelPlan } from './kernel-plan';

/** Lanes of one block. */
const BLOCK = 16;
/** Lanes that are shut between two runs are scored all the same when they are so few. */
const GAP = 2 * BLOCK;

/** What a barrier can tell of a whole block of lanes. */
interface Gate {
  readonly facet: number;
  readonly rowKind: Int32Array;
  /** 1 for kinds of rows that this barrier keeps from everybody with whom nothing is shared. */
  readonly shuts: Uint8Array;
  /** Byte b of all that anybody in the block has is at `at + b * blocks`. */
  readonly at: number;
}

/**
 * The lanes a row has to be scored with. Lanes lie in blocks of 16, people whom the same things bar side by side (lanes.ts):
 * where a row shares nothing with anybody in a block, and must, the whole block is passed over. What is left is a list of
 * runs, first lane and end, none of which reaches from one segment into the next.
 */
export class OpenLanes {
  readonly runs: number;
  /** The end of all runs. */
  end: number;
  private readonly gates: readonly Gate[];
  private readonly blocks: number;
  private readonly found: number;
  private readonly shut: number;
  private readonly shutNow: Uint8Array;
  private readonly written: Uint32Array;
  /** Two numbers, the one run of all blocks. */
  private readonly whole: number;
  private readonly ends: Int32Array;

  constructor(
    private readonly plan: KernelPlan,
    private readonly kernel: Kernel,
    put: (what: Uint8Array) => number,
  ) {
    const { barriers, segments, lanes } = plan;
    this.blocks = blocksOf(plan);
    this.gates = barriers.flatMap((barrier) => gateOf(plan, barrier, put) ?? []);
    this.found = kernel.room(this.blocks);
    this.shut = kernel.room(this.blocks);
    this.shutNow = new Uint8Array(kernel.memory.buffer, this.shut, this.blocks);
    this.whole = put(new Uint8Array(Uint32Array.of(0, this.blocks).buffer));
    this.runs = kernel.room(runBytes(plan));
    this.written = new Uint32Array(kernel.memory.buffer, this.runs, runBytes(plan) / 4);
    this.ends = new Int32Array(segments.length / 3 + 1).fill(this.runs);
    this.end = this.runs;
    this.write(lanes);
  }

  static bytesFor(plan: KernelPlan): number {
    const gates = plan.barriers.reduce((sum, { facets }) => sum + (plan.facets[facets[0]?.facet ?? 0]?.bytes ?? 0), 0);
    return (gates + 2) * blocksOf(plan) + runBytes(plan) + aligned(plan.lanes) + 64;
  }

  /** Where the runs of a segment begin: they end where those of the next begin. */
  from(segment: number): number {
    return this.ends[segment]!;
  }

  /** The runs between two addresses. */
  *lanes(from: number, to: number): Iterable<{ readonly from: number; readonly to: number }> {
    for (let at = (from - this.runs) / 4; at < (to - this.runs) / 4; at += 2)
      yield { from: this.written[at]!, to: this.written[at + 1]! };
  }

  /** Finds the runs of a row. Pairs in `named` need no run of their own: those that may meet pass every barrier too. */
  find(row: number): void {
    if (this.gates.length === 0) return;
    this.shutNow.fill(0);
    for (const gate of this.gates) if (gate.shuts[gate.rowKind[row]!] === 1) this.close(gate, row);
    this.write(GAP);
  }

  private close({ facet, at }: Gate, row: number): void {
    const { calls } = this.kernel;
    const { bytes, rowBytes } = this.plan.facets[facet]!;
    let more = 0;
    for (let b = 0; b < bytes; b += 1) {
      const byte = rowBytes[row * bytes + b]!;
      if (byte === 0) continue;
      calls.any1(at + b * this.blocks, byte * 0x01010101, this.whole, this.whole + 8, this.found, more);
      more = 1;
    }
    if (more === 1) calls.shutUnless(this.found, this.blocks, this.shut);
  }

  private write(gap: number): void {
    const { segments } = this.plan;
    for (let s = 0; 3 * s < segments.length; s += 1)
      this.ends[s + 1] = this.kernel.calls.runsIn(
        ...([this.shut, segments[3 * s]!, segments[3 * s + 1]!, gap, this.ends[s]!] as const),
      );
    this.end = this.ends.at(-1)!;
  }
}

const blocksOf = ({ lanes }: KernelPlan): number => aligned(lanes / BLOCK);
/** At most every block is a run of its own. */
const runBytes = ({ lanes, segments }: KernelPlan): number => aligned(8 * (lanes / BLOCK + segments.length));

/**
 * A barrier that looks at one thing alone. Whoever is let in with nothing shared, such as one who did not answer, stands for
 * everything in their block; a row with nothing at all is left to be looked at lane by lane.
 *
 * @returns undefined where no block could be passed over for it.
 */
function gateOf(plan: KernelPlan, barrier: KernelComparison, put: (what: Uint8Array) => number): Gate | undefined {
  const { rowKind, base, facets, entries, values } = barrier;
  const [only] = facets;
  if (!only || facets.length > 1) return undefined;
  const { bases, baseOf } = basesOf(plan, base);
  const bars = (kind: number, start: number) => values[kind * entries + start] === 1;
  const kinds = values.length / entries;
  const shuts = Uint8Array.from({ length: kinds }, (_, kind) => (bases.some((start) => bars(kind, start)) ? 1 : 0));
  if (!shuts.includes(1)) return undefined;
  const strict = new Set(bases.filter((start) => shuts.every((one, kind) => one === 0 || bars(kind, start))));
  const { bytes, planes } = plan.facets[only.facet]!;
  const blocks = blocksOf(plan);
  const all = new Uint8Array(bytes * blocks);
  for (const lane of plan.laneOf) {
    if (plan.closedLanes[lane] !== 0) continue;
    const free = !strict.has(baseOf(lane));
    for (let b = 0; b < bytes; b += 1)
      all[b * blocks + Math.floor(lane / BLOCK)]! |= free ? 255 : planes[b * plan.lanes + lane]!;
  }
  return { facet: only.facet, rowKind, shuts, at: put(all) };
}

/** Where the values of each lane's kind start: there are few different ones. */
function basesOf({ laneOf }: KernelPlan, base: Uint8Array | undefined) {
  const baseOf = (lane: number) => base?.[lane] ?? 0;
  return { bases: [...new Set(Array.from(laneOf, baseOf))], baseOf };
}
