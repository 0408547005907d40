/** How much of the bench is asked for: under a minute, a few minutes, or everything. */
export const efforts = ['quick', 'usual', 'full'] as const;
export type Effort = (typeof efforts)[number];

export interface PeerTime {
  readonly name: string;
  /** Absent when it is not installed or gave up; `why` says so. */
  readonly milliseconds?: number;
  readonly megabytes?: number;
  readonly why?: string;
  /** It cannot be run on rounds of this size. */
  readonly fits?: false;
  /** Their time over our best: above 1 we are faster. */
  readonly ratio?: number;
}

/** One line of the result. */
export interface Row {
  readonly name: string;
  /** Rows of one family differ in size alone: over them the growth of time is fitted. */
  readonly family: string;
  readonly students: number;
  readonly mentors: number;
  readonly pairs: number;
  /** Absent where there is no first call to tell of. */
  readonly firstMilliseconds?: number;
  /** Of whole calls the best; of many small ones that in the middle. */
  readonly bestMilliseconds: number;
  /** Absent where the process held more than what was measured. */
  readonly megabytes?: number;
  readonly faults: number;
  readonly peers: readonly PeerTime[];
  /** Why this row fails the bench: faults, or a peer that found another result. */
  readonly wrong: readonly string[];
  /** Anything else worth a word, e.g. the time of the check. */
  readonly note?: string;
}

export interface Case {
  readonly name: string;
  readonly effort: Effort;
  /**
   * @param asked how much of the bench: the costliest peers only run when all of it is asked for.
   * @param alone no peer runs at all. @returns null when it cannot be measured here, once `say` has been told why.
   */
  run(say: (words: string) => void, asked: Effort, alone: boolean): Row | null;
}

/** Whether a case of this effort belongs to what was asked for. */
export const belongs = (effort: Effort, asked: Effort): boolean => efforts.indexOf(effort) <= efforts.indexOf(asked);
