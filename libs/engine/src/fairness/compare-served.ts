import type { Problem } from '../solve/problem';

/** What one draft instead of another means for the students of one group and tier; numbers of students. */
export interface Difference {
  /** As in `groupOf`; -1 for students of no group. */
  readonly group: number;
  readonly rank: number;
  readonly students: number;
  readonly newlyPlaced: number;
  readonly noLongerPlaced: number;
  /** Placed in both, now in a pair of greater value. */
  readonly better: number;
  /** Placed in both, now in a pair of smaller value. */
  readonly worse: number;
}

/**
 * Who gains and who loses when a round is drafted another way: counts only, nobody is named. Students who keep a pair of
 * equal value, or go without in both, are in `students` alone.
 *
 * @param before the pair each student held, as a position in the round; -1 for none. @param after likewise.
 * @returns one entry for each group and rank that has students, by group, then rank. Cost: the number of students.
 */
export function compareServed(
  { rankOf, valueAt }: Pick<Problem, 'rankOf' | 'valueAt'>,
  before: Int32Array,
  after: Int32Array,
  groupOf: Int32Array,
): Difference[] {
  const found = new Map<string, { -readonly [name in keyof Difference]: number }>();
  for (const [i, rank] of rankOf.entries()) {
    const group = groupOf[i]!;
    const key = `${group} ${rank}`;
    const none = { group, rank, students: 0, newlyPlaced: 0, noLongerPlaced: 0, better: 0, worse: 0 };
    const entry = found.get(key) ?? none;
    found.set(key, entry);
    entry.students += 1;
    const [was, is] = [before[i]!, after[i]!];
    if (was === -1 && is === -1) continue;
    if (was === -1) entry.newlyPlaced += 1;
    else if (is === -1) entry.noLongerPlaced += 1;
    else if (valueAt[is]! > valueAt[was]!) entry.better += 1;
    else if (valueAt[is]! < valueAt[was]!) entry.worse += 1;
  }
  return [...found.values()].sort((a, b) => a.group - b.group || a.rank - b.rank);
}
