import { closeRows } from './lists';
import { f64At, i32At, setI32 } from './numbers';

/** The pairs of a round, and what is asked of all of them: census.ts and rows.ts in AssemblyScript. */

export let rowStart: usize = 0;
export let mentorAt: usize = 0;
let valueAt: usize = 0;
let bonusOf: usize = 0;
export let students: i32 = 0;

/** @param bonuses 0 where nobody has one. */
export function openProblem(starts: usize, mentors: usize, values: usize, bonuses: usize, many: i32): void {
  rowStart = starts;
  mentorAt = mentors;
  valueAt = values;
  bonusOf = bonuses;
  students = many;
  closeRows();
}

/** Counts into `wanted` how many students may have each mentor. @returns the greatest value. */
export function census(wanted: usize): i32 {
  let most = 0;
  for (let e = 0, all = i32At(rowStart, students); e < all; e += 1) {
    const mentor = i32At(mentorAt, e);
    setI32(wanted, mentor, i32At(wanted, mentor) + 1);
    most = max(most, i32At(valueAt, e));
  }
  return most;
}

function blockAt(base: usize, one: i32): i32 {
  return <i32>load<u16>(base + ((<usize>one) << 1));
}

/** rowsOfStudents. @param starts where rows begin and the last ends; filled in. */
export function rowsOfStudents(
  blockOf: usize,
  levelOf: usize,
  rowWanted: usize,
  less: usize,
  starts: usize,
  column: usize,
  key: usize,
): void {
  let count = 0;
  for (let i = 0; i < students; i += 1) {
    if (load<u8>(rowWanted + <usize>i)) {
      const block = blockAt(blockOf, i);
      for (let e = i32At(rowStart, i), end = i32At(rowStart, i + 1); e < end; e += 1) {
        const mentor = i32At(mentorAt, e);
        if (blockAt(levelOf, mentor) != block) continue;
        setI32(column, count, mentor);
        setI32(key, count, i32At(valueAt, e) - <i32>f64At(less, mentor));
        count += 1;
      }
    }
    setI32(starts, i + 1, count);
  }
}

/** rowsOfMentors. @param ends where each row begins; moved to where it ends. */
export function rowsOfMentors(blockOf: usize, levelOf: usize, ends: usize, column: usize, key: usize): void {
  for (let i = 0; i < students; i += 1) {
    const block = blockAt(blockOf, i);
    if (block == 0) continue;
    const more = bonusOf ? <i32>f64At(bonusOf, i) : 0;
    for (let e = i32At(rowStart, i), last = i32At(rowStart, i + 1); e < last; e += 1) {
      const mentor = i32At(mentorAt, e);
      if (blockAt(levelOf, mentor) != block) continue;
      const at = i32At(ends, mentor);
      setI32(ends, mentor, at + 1);
      setI32(column, at, i);
      setI32(key, at, i32At(valueAt, e) + more);
    }
  }
}
