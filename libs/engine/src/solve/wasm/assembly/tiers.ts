import { f64At, i32At, setF64, setI32 } from './numbers';
import { mentorAt, rowStart, students } from './problem';

/** Who can be served at all: tier-matching.ts in AssemblyScript, which says how and why. */

const FEW: i32 = 64;

let slotStart: usize = 0;
let crowd: usize = 0;
let levelOf: usize = 0;
let mentorOf: usize = 0;
let slotOf: usize = 0;
let rootOf: usize = 0;
let queue: usize = 0;
let taken: usize = 0;
let cameBy: usize = 0;
let seenIn: usize = 0;
let studentAt: usize = 0;
let round: i32 = 0;
let free: i32 = 0;

/** @param ofStudents room for three numbers a student. @param ofMentors for three a mentor, all 0.. */
export function openTiers(
  slots: usize,
  crowds: usize,
  levels: usize,
  served: usize,
  ofStudents: usize,
  ofMentors: usize,
  mentors: i32,
  holders: usize,
): void {
  slotStart = slots;
  crowd = crowds;
  levelOf = levels;
  mentorOf = served;
  slotOf = ofStudents;
  rootOf = slotOf + ((<usize>students) << 2);
  queue = rootOf + ((<usize>students) << 2);
  taken = ofMentors;
  cameBy = taken + ((<usize>mentors) << 2);
  seenIn = cameBy + ((<usize>mentors) << 2);
  studentAt = holders;
  round = 0;
  free = i32At(slots, mentors);
  for (let i = 0; i < students; i += 1) setI32(mentorOf, i, -1);
}

/** How many places are free. */
export function placesFree(): i32 {
  return free;
}

/** @param unserved filled with those of this rank who find no free place at once. @returns how many. */
export function greedy(rankOf: usize, rank: i32, unserved: usize): i32 {
  let count = 0;
  for (let i = 0; i < students; i += 1) {
    if (<i32>load<u8>(rankOf + <usize>i) != rank) continue;
    const mentor = free == 0 ? -1 : leastCrowded(i);
    if (mentor != -1) {
      takeFree(i, mentor);
      continue;
    }
    setI32(unserved, count, i);
    count += 1;
  }
  return count;
}

function leastCrowded(student: i32): i32 {
  const start = i32At(rowStart, student);
  const end = i32At(rowStart, student + 1);
  if (start == end) return -1;
  let best = -1;
  let least = Infinity;
  let e = start + (student % (end - start));
  for (let unread = end - start, found = 0; unread > 0 && found < FEW; unread -= 1) {
    const mentor = i32At(mentorAt, e);
    e = e + 1 == end ? start : e + 1;
    const one = f64At(crowd, mentor);
    if (one == Infinity) continue;
    found += 1;
    if (one >= least) continue;
    best = mentor;
    least = one;
  }
  return best;
}

function takeFree(student: i32, mentor: i32): void {
  put(student, mentor, i32At(slotStart, mentor) + i32At(taken, mentor));
  setI32(taken, mentor, i32At(taken, mentor) + 1);
  free -= 1;
  if (isFull(mentor)) setF64(crowd, mentor, Infinity);
}

function put(student: i32, mentor: i32, slot: i32): void {
  setI32(mentorOf, student, mentor);
  setI32(slotOf, student, slot);
  setI32(studentAt, slot, student);
}

function isFull(mentor: i32): bool {
  return i32At(slotStart, mentor) + i32At(taken, mentor) == i32At(slotStart, mentor + 1);
}

/** @param unserved those whose trees grow; left with those still unserved. @returns how many. */
export function growTrees(unserved: usize, many: i32): i32 {
  round += 1;
  let end = 0;
  for (let n = 0; n < many; n += 1) {
    const student = i32At(unserved, n);
    setI32(rootOf, student, student);
    setI32(queue, end, student);
    end += 1;
  }
  for (let head = 0; head < end; head += 1) {
    const student = i32At(queue, head);
    if (i32At(mentorOf, i32At(rootOf, student)) == -1) end = grow(student, end);
  }
  let count = 0;
  for (let n = 0; n < many; n += 1) {
    const student = i32At(unserved, n);
    if (i32At(mentorOf, student) != -1) continue;
    setI32(unserved, count, student);
    count += 1;
  }
  return count;
}

function grow(student: i32, from: i32): i32 {
  let end = from;
  const root = i32At(rootOf, student);
  for (let e = i32At(rowStart, student), last = i32At(rowStart, student + 1); e < last; e += 1) {
    const mentor = i32At(mentorAt, e);
    if (i32At(seenIn, mentor) == round || load<u16>(levelOf + ((<usize>mentor) << 1)) != 0) continue;
    setI32(seenIn, mentor, round);
    setI32(cameBy, mentor, student);
    if (!isFull(mentor)) {
      augment(mentor);
      break;
    }
    for (let slot = i32At(slotStart, mentor), until = i32At(slotStart, mentor + 1); slot < until; slot += 1) {
      const holder = i32At(studentAt, slot);
      setI32(rootOf, holder, root);
      setI32(queue, end, holder);
      end += 1;
    }
  }
  return end;
}

function augment(found: i32): void {
  let student = i32At(cameBy, found);
  let given = i32At(mentorOf, student);
  let slot = i32At(slotOf, student);
  takeFree(student, found);
  while (given != -1) {
    const mentor = given;
    const place = slot;
    student = i32At(cameBy, mentor);
    given = i32At(mentorOf, student);
    slot = i32At(slotOf, student);
    put(student, mentor, place);
  }
}

export function markReached(level: i32, mentors: i32): void {
  for (let j = 0; j < mentors; j += 1)
    if (i32At(seenIn, j) == round) store<u16>(levelOf + ((<usize>j) << 1), <u16>level);
}

/** @param places of each mentor. */
export function markFull(level: i32, mentors: i32, places: usize): void {
  for (let j = 0; j < mentors; j += 1)
    if (load<u16>(levelOf + ((<usize>j) << 1)) == 0 && i32At(taken, j) == i32At(places, j))
      store<u16>(levelOf + ((<usize>j) << 1), <u16>level);
}
