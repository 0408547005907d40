import { instanceOf, PAGE, type Memory } from '../../wasm/instance';
import { kernelBytes } from './kernel-bytes';

/** What assembly/kernel.ts offers; addresses are bytes of its memory, `runs` to `end` those of lanes (see `OpenLanes`). */
export interface KernelCalls {
  any1(a: number, m: number, runs: number, end: number, into: number, more: number): void;
  any2(a: number, m: number, b: number, n: number, runs: number, end: number, into: number, more: number): void;
  bits1(a: number, m: number, runs: number, end: number, into: number, more: number): void;
  bits2(a: number, m: number, b: number, n: number, runs: number, end: number, into: number, more: number): void;
  bits4(...planesThenRunsEndIntoMore: readonly number[]): void;
  byte1(a: number, m: number, runs: number, end: number, into: number, more: number): void;
  index(base: number, count: number, enough: number, stride: number, runs: number, end: number, into: number): void;
  points(index: number, table: number, pieces: number, runs: number, end: number, scores: number): void;
  start(score: number, runs: number, end: number, scores: number): void;
  open(closed: number, runs: number, end: number, barred: number): void;
  shutUnless(found: number, blocks: number, shut: number): void;
  runsIn(shut: number, from: number, to: number, gap: number, into: number): number;
  bar(index: number, table: number, pieces: number, runs: number, end: number, barred: number): void;
  close(least: number, runs: number, end: number, scores: number, barred: number): void;
  floorFor(most: number, guess: number, runs: number, end: number, scores: number): number;
  gather(floor: number, runs: number, end: number, scores: number, into: number): number;
  order(...keysCountPersonsFirstPeopleSpareTallyCells: readonly number[]): void;
  greatestGain(runs: number, end: number, scores: number, barred: number, prices: number): number;
}

/** A kernel with so many bytes of its own, given out piece by piece. */
export class Kernel {
  private end = PAGE;

  private constructor(
    readonly memory: Memory,
    readonly calls: KernelCalls,
  ) {}

  /** @returns undefined where WebAssembly with its instructions for 16 lanes cannot be had. */
  static of(bytes: number): Kernel | undefined {
    const made = instanceOf(kernelBytes, Math.ceil(bytes / PAGE) + 2);
    return made && new Kernel(made.memory, made.calls as KernelCalls);
  }

  /** The address of so many new bytes, all 0. */
  room(bytes: number): number {
    const at = this.end;
    this.end += aligned(bytes);
    if (this.end > this.memory.buffer.byteLength) throw new RangeError('The kernel was given too little memory');
    return at;
  }
}

/** Every array starts at a multiple of 16 bytes. */
export const aligned = (bytes: number): number => Math.ceil(bytes / 16) * 16;
