import { holdCounts } from '../fairness/hold-counts';
import { heaviestPairs, type Heaviest } from './heaviest';
import { worths, type Choice, type Tight } from './tight';

/**
 * The heaviest choice among the tight pairs, with its proof. Whoever must be served is worth more than all weights
 * together, and so is each place that must be taken; a choice that leaves none of them out exists, so none is left out.
 * Only the parts of the graph in which something could be better are solved.
 *
 * @param weightAt whole, 0 to 2^32: with 100,000 students in question no pair weighs 2^50, so that sums of a few stay exact.
 * Cost: the number of tight pairs, and `heaviestPairs` on the parts in question.
 */
export function bestChoice(tight: Tight, weightAt: Float64Array): Choice {
  const p = new Float64Array(tight.places.length);
  const lambda = new Float64Array(tight.groups.least.length);
  const heldAt = Int32Array.from(tight.heldAt);
  const rows = rowsInQuestion(tight, weightAt);
  if (rows.length === 0) return { heldAt, p, lambda };
  const part = partOf(tight, weightAt, rows);
  const alone = { ...heaviestPairs(part), lambda };
  const solved = lambda.length === 0 ? alone : (withinCounts(tight, rows, part, alone) ?? alone);
  lambda.set(solved.lambda);
  for (const [r, i] of rows.entries()) heldAt[i] = solved.edgeOf[r] === -1 ? -1 : part.tightAt[solved.edgeOf[r]!]!;
  for (const [c, j] of part.columns.entries()) p[j] = solved.p[c]! - (tight.mentorMust[j] ? part.must : 0);
  return { heldAt, p, lambda };
}

/**
 * The students of the connected parts in which free places would not prove that nothing is better; all of them where
 * groups tie the parts together.
 */
function rowsInQuestion(tight: Tight, weightAt: Float64Array): number[] {
  const { rowStart, mentorAt, heldAt, places, groups } = tight;
  const free = { heldAt, p: new Float64Array(places.length), lambda: new Float64Array(groups.least.length) };
  const worth = worths(tight, weightAt, free);
  const asked = Array.from(heldAt.keys()).filter((i) => {
    for (let t = rowStart[i]!; t < rowStart[i + 1]!; t += 1) if (weightAt[t]! > worth[i]!) return true;
    return false;
  });
  if (asked.length === 0) return [];
  if (groups.least.length > 0) return Array.from(heldAt.keys()).filter((i) => rowStart[i]! < rowStart[i + 1]!);
  const parts = new Parts(places.length);
  for (let i = 0; i < heldAt.length; i += 1)
    for (let t = rowStart[i]! + 1; t < rowStart[i + 1]!; t += 1) parts.join(mentorAt[rowStart[i]!]!, mentorAt[t]!);
  const partOfRow = (i: number) => parts.of(mentorAt[rowStart[i]!]!);
  const live = new Set(asked.map(partOfRow));
  return Array.from(heldAt.keys()).filter((i) => rowStart[i]! < rowStart[i + 1]! && live.has(partOfRow(i)));
}

/** The heaviest choice that serves as many of each group as must be: the choice made so far does, so there is one. */
function withinCounts({ groups, heldAt }: Tight, rows: readonly number[], part: Part, alone: Heaviest) {
  const groupOf = Int32Array.from(rows, (i) => groups.groupOf[i]!);
  const now = new Int32Array(groups.least.length);
  for (const [r, i] of rows.entries()) if (heldAt[i] !== -1 && groupOf[r] !== -1) now[groupOf[r]!]! += 1;
  const least = now.map((count, group) => (groups.exact[group] ? count : Math.min(groups.least[group]!, count)));
  const most = now.map((count, group) => (groups.exact[group] ? count : rows.length));
  const pairs = { ...part, valueAt: part.weightAt, baseOf: new Float64Array(rows.length) };
  return holdCounts(pairs, alone, groupOf, { least, most });
}

type Part = ReturnType<typeof partOf>;

/** Mentors whom some student has in common are one part. */
class Parts {
  private readonly parent: Int32Array;

  constructor(mentors: number) {
    this.parent = Int32Array.from({ length: mentors }, (_, j) => j);
  }

  of(mentor: number): number {
    let at = mentor;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  join(a: number, b: number): void {
    this.parent[this.of(a)] = this.of(b);
  }
}

/** The named students, and the mentors they have tight pairs with, as a problem of their own. */
function partOf(tight: Tight, weightAt: Float64Array, rows: readonly number[]) {
  const { rowStart, mentorAt, places, studentMust, mentorMust } = tight;
  const tightAt = Int32Array.from(
    rows.flatMap((i) => Array.from({ length: rowStart[i + 1]! - rowStart[i]! }, (_, k) => rowStart[i]! + k)),
  );
  const must = 1 + rows.length * tightAt.reduce((most, t) => Math.max(most, weightAt[t]!), 0);
  const columns = [...new Set(tightAt.map((t) => mentorAt[t]!))].sort((a, b) => a - b);
  const columnOf = new Map(columns.map((j, c) => [j, c]));
  const starts = new Int32Array(rows.length + 1);
  const weights = new Float64Array(tightAt.length);
  for (const [r, i] of rows.entries()) {
    starts[r + 1] = starts[r]! + rowStart[i + 1]! - rowStart[i]!;
    for (let k = starts[r]!; k < starts[r + 1]!; k += 1) {
      const t = tightAt[k]!;
      weights[k] = weightAt[t]! + (studentMust[i] ? must : 0) + (mentorMust[mentorAt[t]!] ? must : 0);
    }
  }
  return {
    tightAt,
    must,
    columns,
    places: Int32Array.from(columns, (j) => places[j]!),
    rowStart: starts,
    mentorAt: tightAt.map((t) => columnOf.get(mentorAt[t]!)!),
    weightAt: weights,
  };
}
