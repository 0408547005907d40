import { instanceOf, PAGE, type Memory } from '../wasm/instance';
import type { SolverCalls } from './quick-calls';
import { solverBytes } from './wasm/solver-bytes';

/** Every array begins with a line of the processor's own memory. */
const LINE = 64;
const aligned = (bytes: number): number => Math.ceil(bytes / LINE) * LINE;

/**
 * The kernel of the solver and its memory, given out piece by piece and grown as needed. Addresses are bytes of the
 * memory; views of it are void once it has grown, so none are kept.
 */
export class QuickMemory {
  private end = PAGE;
  private fresh = true;

  private constructor(
    readonly memory: Memory,
    readonly calls: SolverCalls,
  ) {}

  /** @param bytes how many are likely to be needed. @returns undefined without WebAssembly. */
  static of(bytes: number): QuickMemory | undefined {
    const made = instanceOf(solverBytes, Math.ceil(bytes / PAGE) + 2);
    return made && new QuickMemory(made.memory, made.calls as SolverCalls);
  }

  get size(): number {
    return this.memory.buffer.byteLength;
  }

  /** Begins anew in the same memory: the machine has to clear a new one, page by page. */
  again(): this {
    this.end = PAGE;
    this.fresh = false;
    return this;
  }

  /** The address of so many bytes with anything in them. */
  bare(bytes: number): number {
    const at = this.end;
    this.end += aligned(bytes);
    const missing = this.end - this.size;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  /** The address of so many bytes, all 0. */
  room(bytes: number): number {
    const at = this.bare(bytes);
    if (!this.fresh) new Uint8Array(this.memory.buffer, at, bytes).fill(0);
    return at;
  }

  /** What lies before this address is taken: the kernel itself used it. */
  takenTo(address: number): void {
    this.end = Math.max(this.end, aligned(address));
  }

  wholeAt(at: number, count: number): Int32Array {
    return new Int32Array(this.memory.buffer, at, count);
  }

  doublesAt(at: number, count: number): Float64Array {
    return new Float64Array(this.memory.buffer, at, count);
  }

  halvesAt(at: number, count: number): Uint16Array {
    return new Uint16Array(this.memory.buffer, at, count);
  }

  /** The address of a copy of these numbers; so the next three. */
  whole(from: ArrayLike<number>): number {
    const at = this.bare(4 * from.length);
    this.wholeAt(at, from.length).set(from);
    return at;
  }

  doubles(from: Float64Array): number {
    const at = this.bare(8 * from.length);
    this.doublesAt(at, from.length).set(from);
    return at;
  }

  halves(from: Uint16Array): number {
    const at = this.bare(2 * from.length);
    this.halvesAt(at, from.length).set(from);
    return at;
  }

  bytes(from: Uint8Array): number {
    const at = this.bare(from.length);
    new Uint8Array(this.memory.buffer, at, from.length).set(from);
    return at;
  }
}
