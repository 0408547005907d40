/** What one solver found and how long it took. */
export interface Measured {
  /** The best of a few calls in one process. */
  readonly milliseconds: number;
  /** The first call, before anything is warm; absent where a peer only tells its best. */
  readonly first?: number;
  /** The most memory its process ever held, its input included. */
  readonly megabytes: number;
  /** Students served in each tier. */
  readonly served: readonly number[];
  /** Sum of the scores. */
  readonly total: number;
  /** Broken rules and broken proofs; absent where a peer proves nothing. */
  readonly faults?: number;
}

/** Short calls need many turns before they are warm: so many are made within this time, in milliseconds. */
const WARM = 250;

/** Calls once, then again: four times more as long as `most` milliseconds are not over, and short calls many times more. */
export function timed<T>(run: () => T, most: number): { result: T; first: number; best: number } {
  let [first, best, spent] = [0, Infinity, 0];
  let result: T | undefined;
  for (let call = 0; call === 0 || (spent < most && (call < 5 || spent < WARM)); call += 1) {
    const start = performance.now();
    result = run();
    const took = performance.now() - start;
    if (call === 0) first = took;
    best = Math.min(best, took);
    spent += took;
  }
  return { result: result as T, first, best };
}

export const megabytesHeld = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
