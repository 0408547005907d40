import type { Problem } from '../solve/problem';

/** Students served, by rank. */
export function servedByRank({ rankOf, worthOf }: Problem, edgeOf: Int32Array): Int32Array {
  const served = new Int32Array(worthOf.length);
  for (let i = 0; i < edgeOf.length; i += 1) if (edgeOf[i] !== -1) served[rankOf[i]!]! += 1;
  return served;
}

/**
 * Whether so many students of each rank can be served at once by pairs of at least this value, better ranks first.
 *
 * Serving the next student never costs another their place (transversal matroid), and whoever cannot be added now can
 * never be: the mentors they reach are full, and so stay.
 *
 * Cost: the pairs, times the students that have to be moved along; in practice near the number of pairs.
 */
export function canServe(problem: Problem, served: Int32Array, least: number): boolean {
  const places = new PlacesByValue(problem, least);
  for (const [rank, wanted] of served.entries()) {
    const students = [...problem.rankOf.keys()].filter((i) => problem.rankOf[i] === rank);
    const waiting = students.filter((student) => !places.take(student));
    let missing = wanted - (students.length - waiting.length);
    for (const student of waiting) {
      if (missing <= 0) break;
      if (places.moveAlong(student)) missing -= 1;
    }
    if (missing > 0) return false;
  }
  return true;
}

/** Who holds which place, when only pairs of at least a certain value may be held. */
class PlacesByValue {
  private readonly heldAt: number[][];
  private readonly mentorOf: Int32Array;
  /** The search in which a mentor was reached last; those a failed search reached lead nowhere for good. */
  private readonly seenIn: Int32Array;
  private readonly reachedBy: Int32Array;
  private search = 0;

  constructor(
    private readonly problem: Problem,
    private readonly least: number,
  ) {
    this.heldAt = Array.from(problem.places, () => []);
    this.mentorOf = new Int32Array(problem.rankOf.length).fill(-1);
    this.seenIn = new Int32Array(problem.places.length);
    this.reachedBy = new Int32Array(problem.places.length);
  }

  /** Takes an open place, if there is one. */
  take(student: number): boolean {
    const { rowStart, mentorAt, valueAt } = this.problem;
    for (let e = rowStart[student]!; e < rowStart[student + 1]!; e += 1) {
      if (valueAt[e]! < this.least || !this.hasRoom(mentorAt[e]!)) continue;
      this.give(student, mentorAt[e]!);
      return true;
    }
    return false;
  }

  /** Finds a place by moving others along, if that can be done (a breadth-first search). */
  moveAlong(newcomer: number): boolean {
    this.search += 1;
    const queue = [newcomer];
    const reached: number[] = [];
    for (const student of queue) {
      const room = this.spread(student, reached);
      if (room !== -1) {
        this.shift(room);
        return true;
      }
      for (const mentor of reached.splice(0)) queue.push(...this.heldAt[mentor]!);
    }
    for (let j = 0; j < this.seenIn.length; j += 1) if (this.seenIn[j] === this.search) this.seenIn[j] = LEADS_NOWHERE;
    return false;
  }

  /** @returns a mentor with room, or -1; the full ones it comes to are added to `reached`. */
  private spread(student: number, reached: number[]): number {
    const { rowStart, mentorAt, valueAt } = this.problem;
    for (let e = rowStart[student]!; e < rowStart[student + 1]!; e += 1) {
      const mentor = mentorAt[e]!;
      if (valueAt[e]! < this.least || this.seenIn[mentor]! >= this.search) continue;
      this.seenIn[mentor] = this.search;
      this.reachedBy[mentor] = student;
      if (this.hasRoom(mentor)) return mentor;
      reached.push(mentor);
    }
    return -1;
  }

  /** Everybody on the way moves on to the mentor they reached. */
  private shift(room: number): void {
    for (let mentor = room; mentor !== -1;) {
      const student = this.reachedBy[mentor]!;
      const before = this.mentorOf[student]!;
      if (before !== -1) this.heldAt[before]!.splice(this.heldAt[before]!.indexOf(student), 1);
      this.give(student, mentor);
      mentor = before;
    }
  }

  private hasRoom(mentor: number): boolean {
    return this.heldAt[mentor]!.length < this.problem.places[mentor]!;
  }

  private give(student: number, mentor: number): void {
    this.heldAt[mentor]!.push(student);
    this.mentorOf[student] = mentor;
  }
}

const LEADS_NOWHERE = 2 ** 31 - 1;
