import type { Census } from './census';
import type { Problem } from './problem';
import { CLOSED, SLACK } from './tier-matching';

/**
 * The pairs that one side may choose from, row by row: those of row r are `start[r]` to `end[r] - 1`. What a pair is worth
 * to its row is its key, a whole number. Keys are doubles only where they do not fit in 32 bits.
 */
export interface Rows {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly column: Int32Array;
  readonly key: Int32Array | Float64Array;
}

/** Differences of numbers this small fit in 32 bits. */
export const SMALL = 2 ** 30;
/** Numbers this small fit themselves. */
export const WHOLE = 2 ** 31;

/** Which pairs count: those of a student and a mentor who lie in the same block. */
export interface Within {
  /** Block of each student; a student with a block that no mentor has is left out. */
  readonly blockOf: Uint16Array;
  readonly levelOf: Uint16Array;
}

/**
 * Rows of students: only those whose `rowWanted` is 1, only mentors of their own block. Mentors ascend.
 *
 * @param less what is taken off the value of each pair of a mentor.
 */
export function rowsOfStudents(problem: Problem, within: Within, rowWanted: Uint8Array, less: Float64Array): Rows {
  const { rowStart, mentorAt, valueAt } = problem;
  const { blockOf, levelOf } = within;
  const students = blockOf.length;
  const start = new Int32Array(students + 1);
  let room = 0;
  for (let i = 0; i < students; i += 1) if (rowWanted[i] === 1) room += rowStart[i + 1]! - rowStart[i]!;
  const column = new Int32Array(room);
  const key = less.every((one) => Math.abs(one) < SMALL) ? new Int32Array(room) : new Float64Array(room);
  let count = 0;
  for (let i = 0; i < students; i += 1) {
    if (rowWanted[i] === 1) {
      const block = blockOf[i]!;
      for (let e = rowStart[i]!, end = rowStart[i + 1]!; e < end; e += 1) {
        const mentor = mentorAt[e]!;
        if (levelOf[mentor] !== block) continue;
        column[count] = mentor;
        key[count] = valueAt[e]! - less[mentor]!;
        count += 1;
      }
    }
    start[i + 1] = count;
  }
  return { start, end: start.subarray(1), column, key };
}

/**
 * Rows of mentors: the same pairs seen from the other side, students ascending. Only blocks above 0. A student's bonus
 * counts in the key, since who is served is what these blocks decide. There is room for all who want a mentor, so that
 * nobody need be counted first.
 */
export function rowsOfMentors(problem: Problem, within: Within, { wanted, mostWithBonus }: Census): Rows {
  const { rowStart, mentorAt, valueAt, bonusOf } = problem;
  const { blockOf, levelOf } = within;
  const start = mentorRowStarts(within, wanted);
  const room = start[levelOf.length]!;
  const column = new Int32Array(room);
  const key = mostWithBonus < WHOLE ? new Int32Array(room) : new Float64Array(room);
  const end = start.slice(0, levelOf.length);
  for (let i = 0; i < blockOf.length; i += 1) {
    const block = blockOf[i]!;
    if (block === SLACK) continue;
    const more = bonusOf[i]!;
    for (let e = rowStart[i]!, last = rowStart[i + 1]!; e < last; e += 1) {
      const mentor = mentorAt[e]!;
      if (levelOf[mentor] !== block) continue;
      const at = end[mentor]!;
      end[mentor] = at + 1;
      column[at] = i;
      key[at] = valueAt[e]! + more;
    }
  }
  return { start, end, column, key };
}

/** Where the rows of mentors begin when there is room for all who want each; the last entry is where they end. */
export function mentorRowStarts({ levelOf }: Within, wanted: Int32Array): Int32Array {
  const start = new Int32Array(levelOf.length + 1);
  for (let j = 0; j < levelOf.length; j += 1)
    start[j + 1] = start[j]! + (levelOf[j] === SLACK || levelOf[j] === CLOSED ? 0 : wanted[j]!);
  return start;
}
