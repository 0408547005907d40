import type { Problem, Solution } from '../solve/problem';

/**
 * The pairs that best drafts are made of, once a proof (u, p) is known. A set of pairs is as heavy as the one proved best
 * just when it uses only tight pairs (`u + p` is what the pair weighs), leaves out no student with `u > 0`, and no place of
 * a mentor with `p > 0` (complementary slackness). Rows and columns are those of the problem.
 */
export interface Tight {
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
  /** Where each tight pair stands in the problem. */
  readonly pairAt: Int32Array;
  /** The tight pair each student holds, as a position in these arrays; -1 for none. */
  readonly heldAt: Int32Array;
  /** 1 for a student who holds a place in every best draft. */
  readonly studentMust: Uint8Array;
  /** 1 for a mentor whose places are all taken in every best draft. */
  readonly mentorMust: Uint8Array;
  readonly places: Int32Array;
}

/** Cost: the number of allowed pairs. */
export function tightPairs(problem: Problem, { edgeOf, u, p }: Solution): Tight {
  const { rankOf, worthOf, bonusOf, places, rowStart, mentorAt, valueAt } = problem;
  const students = rankOf.length;
  const starts = new Int32Array(students + 1);
  const heldAt = new Int32Array(students).fill(-1);
  const found: number[] = [];
  for (let i = 0; i < students; i += 1) {
    const left = u[i]! - worthOf[rankOf[i]!]! - bonusOf[i]!;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      const j = mentorAt[e]!;
      if (valueAt[e]! - p[j]! !== left || places[j] === 0) continue;
      if (edgeOf[i] === e) heldAt[i] = found.length;
      found.push(e);
    }
    starts[i + 1] = found.length;
  }
  const pairAt = Int32Array.from(found);
  return {
    rowStart: starts,
    mentorAt: pairAt.map((e) => mentorAt[e]!),
    pairAt,
    heldAt,
    studentMust: Uint8Array.from(u, (worth) => (worth > 0 ? 1 : 0)),
    mentorMust: Uint8Array.from(p, (price) => (price > 0 ? 1 : 0)),
    places,
  };
}

/** The proof of a choice among tight pairs: what a place costs; a student's worth follows from the pair they hold. */
export interface Choice {
  readonly heldAt: Int32Array;
  /** Below 0 only for mentors who must be full. */
  readonly p: Float64Array;
}

/** What is left of the tight pairs once a further choice among them is proved best. */
export function narrowed(tight: Tight, weightAt: Float64Array, { heldAt, p }: Choice): Tight {
  const { rowStart, mentorAt } = tight;
  const worth = worths(tight, weightAt, { heldAt, p });
  const starts = new Int32Array(rowStart.length);
  const held = new Int32Array(heldAt.length).fill(-1);
  const kept: number[] = [];
  for (let i = 0; i < heldAt.length; i += 1) {
    for (let t = rowStart[i]!; t < rowStart[i + 1]!; t += 1) {
      if (worth[i]! + p[mentorAt[t]!]! !== weightAt[t]!) continue;
      if (heldAt[i] === t) held[i] = kept.length;
      kept.push(t);
    }
    starts[i + 1] = kept.length;
  }
  return {
    rowStart: starts,
    mentorAt: Int32Array.from(kept, (t) => mentorAt[t]!),
    pairAt: Int32Array.from(kept, (t) => tight.pairAt[t]!),
    heldAt: held,
    studentMust: tight.studentMust.map((must, i) => (must || worth[i]! > 0 ? 1 : 0)),
    mentorMust: tight.mentorMust.map((must, j) => (must || p[j]! > 0 ? 1 : 0)),
    places: tight.places,
  };
}

/** A student's worth: what their pair weighs less what its place costs; 0 without a pair. */
export function worths({ mentorAt }: Tight, weightAt: Float64Array, { heldAt, p }: Choice): Float64Array {
  return Float64Array.from(heldAt, (t) => (t === -1 ? 0 : weightAt[t]! - p[mentorAt[t]!]!));
}
