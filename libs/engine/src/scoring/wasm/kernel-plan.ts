/**
 * A round as bytes, ready for the kernel and for any thread: plain numbers and typed arrays only. One side's people are
 * **rows**, scored one at a time; the other side's are **lanes**, scored 16 at a time, sorted into segments of one class and
 * group each, every segment filled up to whole sixteens with lanes that are closed.
 *
 * What is worked out is that of `ScorePlan` (see there), bit for bit; a facet's bits lie in planes, byte b of all lanes
 * side by side.
 */
export interface KernelPlan {
  readonly rows: number;
  /** How many people the lanes hold. */
  readonly people: number;
  readonly lanes: number;
  readonly laneOf: Int32Array;
  /** Who is in each lane; -1 in those that only fill up. */
  readonly personAt: Int32Array;
  /** By threes: first lane, end, group. */
  readonly segments: Int32Array;
  /** Where the lanes of each class start, and the end of the last. */
  readonly classStart: Int32Array;
  readonly facets: readonly KernelFacet[];
  readonly criteria: readonly KernelComparison[];
  readonly barriers: readonly KernelComparison[];
  readonly rowGroup: Int32Array;
  /** Groups of lanes. */
  readonly groups: number;
  /** For each group of rows: what `GroupShares.of` gives, with the lanes' groups for the mentors'. */
  readonly shares: Int32Array;
  readonly leastPoints: number;
  /** 255: closed. */
  readonly closedRows: Uint8Array;
  readonly closedLanes: Uint8Array;
  readonly named: { readonly start: Int32Array; readonly lane: Int32Array; readonly score: Int32Array };
}

/** Something to be counted, once for all comparisons that ask for it. */
export interface KernelFacet {
  readonly bytes: number;
  /** Byte b of lane l is at `b * lanes + l`. */
  readonly planes: Uint8Array;
  /** Byte b of row r is at `r * bytes + b`. */
  readonly rowBytes: Uint8Array;
  /** Whether anybody needs the count; else 1 stands for any. */
  readonly counted: boolean;
}

export interface KernelComparison {
  readonly rowKind: Int32Array;
  /** Where the values of the lane's kind start; absent where that is 0 for all. */
  readonly base?: Uint8Array;
  readonly facets: readonly { readonly facet: number; readonly enough: number; readonly stride: number }[];
  /** How many values each kind of row has; at most 256. */
  readonly entries: number;
  /** Value e of row kind r is at `r * entries + e`. */
  readonly values: Uint16Array;
}
