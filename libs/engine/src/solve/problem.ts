/**
 * A round as whole numbers, pins already set aside. Students are rows, mentors columns, both counted from 0; the allowed
 * pairs of student i are `rowStart[i]` to `rowStart[i + 1] - 1`, mentors ascending. A pair of student i weighs
 *
 *     worthOf[rankOf[i]] + bonusOf[i] + valueAt[pair]
 *
 * and the best draft is the set of pairs that weighs most. All numbers are whole, at least 0, and every sum of weights
 * along a path stays below 2^53 (see tiers.ts), so doubles hold them exactly.
 */
export interface Problem {
  /** Which tier counts for a student: 0 is served first. Always below `worthOf.length`. */
  readonly rankOf: Uint8Array;
  /** What serving a student of each rank is worth beyond any score; falls by more than all scores together from rank to rank. */
  readonly worthOf: Float64Array;
  /** What serving this very student adds, whoever the mentor is: the strength of the lottery, the price of a floor. */
  readonly bonusOf: Float64Array;
  /** Open places of each mentor; may be 0, and may be more than there are students. */
  readonly places: Int32Array;
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
  /** Value of each allowed pair: its score and what keeping it is worth; below 2^30. */
  readonly valueAt: Int32Array;
}

/** The heaviest set of pairs, and the proof that nothing is heavier. */
export interface Solution {
  /** The pair each student holds, as a position in the problem's arrays; -1 for none. */
  readonly edgeOf: Int32Array;
  /**
   * `u[i] + p[j] >= weight` for every allowed pair, equal for the pairs held; `u` is 0 for students who hold none and `p` is
   * 0 for mentors with a place to spare. Whole numbers, at least 0.
   */
  readonly u: Float64Array;
  readonly p: Float64Array;
}

/** Told how many students are settled. */
export type OnSettled = (settled: number) => void;
