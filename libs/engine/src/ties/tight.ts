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
  readonly groups: GroupCounts;
}

/** Groups of which so many must be served. */
export interface GroupCounts {
  /** By student: 0 to the number of groups − 1, or -1 for none. */
  readonly groupOf: Int32Array;
  /** By group: how many must be served at least. */
  readonly least: Int32Array;
  /** By group: 1 where just as many as now are served in every best draft. */
  readonly exact: Uint8Array;
}

/** What may not change while ties are settled, besides the weight. */
export interface Bounds {
  /** As in `GroupCounts`; `lambda` is the price of a group in the proof. */
  readonly groupOf: Int32Array;
  readonly least: Int32Array;
  readonly lambda: Float64Array;
  /** 1 for mentors who go on having as many students as they have. */
  readonly sameCount: Uint8Array;
}

/** @param bounds none when absent. Cost: the number of allowed pairs. */
export function tightPairs(problem: Problem, { edgeOf, u, p }: Solution, bounds = noBounds(problem)): Tight {
  const { rankOf, worthOf, bonusOf, rowStart, mentorAt, valueAt } = problem;
  const places = placesWithin(problem, edgeOf, bounds);
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
    mentorMust: Uint8Array.from(p, (price, j) => (price > 0 || bounds.sameCount[j] ? 1 : 0)),
    places,
    groups: { ...bounds, exact: Uint8Array.from(bounds.lambda, (price) => (price === 0 ? 0 : 1)) },
  };
}

export const noBounds = ({ rankOf, places }: Problem): Bounds => ({
  groupOf: new Int32Array(rankOf.length).fill(-1),
  least: new Int32Array(0),
  lambda: new Float64Array(0),
  sameCount: new Uint8Array(places.length),
});

/** A mentor who is to have as many students as now has just so many places. */
function placesWithin({ places, mentorAt }: Problem, edgeOf: Int32Array, { sameCount }: Bounds): Int32Array {
  const within = places.map((open, j) => (sameCount[j] ? 0 : open));
  for (const edge of edgeOf) if (edge !== -1 && sameCount[mentorAt[edge]!]) within[mentorAt[edge]!]! += 1;
  return within;
}

/** The proof of a choice among tight pairs: what a place costs; a student's worth follows from the pair they hold. */
export interface Choice {
  readonly heldAt: Int32Array;
  /** Below 0 only for mentors who must be full. */
  readonly p: Float64Array;
  /** What serving one of a group is worth besides, by group; below 0 only where the count is exact. */
  readonly lambda: Float64Array;
}

/** What is left of the tight pairs once a further choice among them is proved best. */
export function narrowed(tight: Tight, weightAt: Float64Array, choice: Choice): Tight {
  const { rowStart, mentorAt, groups } = tight;
  const { heldAt, p, lambda } = choice;
  const worth = worths(tight, weightAt, choice);
  const starts = new Int32Array(rowStart.length);
  const held = new Int32Array(heldAt.length).fill(-1);
  const kept: number[] = [];
  for (let i = 0; i < heldAt.length; i += 1) {
    const extra = lambda[groups.groupOf[i]!] ?? 0;
    for (let t = rowStart[i]!; t < rowStart[i + 1]!; t += 1) {
      if (worth[i]! + p[mentorAt[t]!]! !== weightAt[t]! + extra) continue;
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
    groups: { ...groups, exact: groups.exact.map((exact, group) => (exact || lambda[group] !== 0 ? 1 : 0)) },
  };
}

/** A student's worth: what their pair weighs, with the price of their group, less what its place costs; 0 without a pair. */
export function worths(
  { mentorAt, groups }: Tight,
  weightAt: Float64Array,
  { heldAt, p, lambda }: Choice,
): Float64Array {
  return Float64Array.from(heldAt, (t, i) =>
    t === -1 ? 0 : weightAt[t]! + (lambda[groups.groupOf[i]!] ?? 0) - p[mentorAt[t]!]!,
  );
}
