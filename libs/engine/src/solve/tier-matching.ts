import type { Problem } from './problem';

/** Level of a mentor whom no unserved student can reach: places there are not what is short. */
export const SLACK = 0;
/** Level of a mentor without any place. */
export const CLOSED = 0xffff;

/** Free mentors a student chooses from at first. */
const FEW = 64;

/**
 * As many students as can be, tier by tier, whatever the values: who can be served at all, and what is short.
 *
 * The sets of students that can be served together form a transversal matroid (Edmonds and Fulkerson, 1965), so to serve
 * each tier in turn as far as it goes is best: an augmenting path never un-serves anybody. Within a tier a greedy pass
 * takes the free mentor whom fewest compete for, then trees of alternating paths grow from all unserved students at once
 * and each tree that meets a free place is used (Azad, Buluc and Pothen, Computing Maximum Cardinality Matchings in
 * Parallel on Bipartite Graphs via Tree-Grafting, 2017, without the grafting).
 *
 * When no tree meets a free place, the mentors they reached are full for good: with the students who reached them they
 * are short of places (Hall's condition fails), and get the tier as their level (Dulmage and Mendelsohn, 1958). Cost:
 * pairs times the rounds of trees, of which few are needed.
 */
export class TierMatching {
  /** The mentor each student holds in this matching; -1 for none. */
  readonly mentorOf: Int32Array;
  /** SLACK, CLOSED, or one more than the rank of the students who are short of this mentor's places. */
  readonly levelOf: Uint16Array;
  private readonly slotStart: Int32Array;
  private readonly taken: Int32Array;
  private readonly studentAt: Int32Array;
  private readonly slotOf: Int32Array;
  private readonly crowd: Float64Array;
  private readonly cameBy: Int32Array;
  private readonly seenIn: Int32Array;
  private readonly rootOf: Int32Array;
  private readonly queue: Int32Array;
  private round = 0;
  private room = 0;

  /** @param wanted how many students may have each mentor. */
  constructor(
    private readonly problem: Problem,
    private readonly wanted: Int32Array,
  ) {
    const { places, rankOf } = problem;
    const [students, mentors] = [rankOf.length, places.length];
    this.mentorOf = new Int32Array(students).fill(-1);
    this.levelOf = new Uint16Array(mentors);
    this.slotStart = new Int32Array(mentors + 1);
    this.taken = new Int32Array(mentors);
    this.slotOf = new Int32Array(students);
    this.crowd = new Float64Array(mentors);
    this.cameBy = new Int32Array(mentors);
    this.seenIn = new Int32Array(mentors);
    this.rootOf = new Int32Array(students);
    this.queue = new Int32Array(students);
    this.openPlaces();
    this.studentAt = new Int32Array(this.room);
    this.serveAll();
  }

  /** No mentor needs more places than there are students who may have them. */
  private openPlaces(): void {
    const { wanted } = this;
    const { places } = this.problem;
    for (let j = 0; j < places.length; j += 1) {
      const open = Math.min(places[j]!, wanted[j]!);
      if (places[j] === 0) this.levelOf[j] = CLOSED;
      this.slotStart[j + 1] = this.slotStart[j]! + open;
      this.crowd[j] = open === 0 ? Infinity : wanted[j]! / open;
      this.room += open;
    }
  }

  private serveAll(): void {
    for (let rank = 0; rank < this.problem.worthOf.length; rank += 1) {
      let unserved = this.greedy(rank);
      while (unserved.length > 0 && this.room > 0) {
        const before = this.room;
        unserved = this.growTrees(unserved);
        if (this.room === before) {
          this.markReached(rank + 1);
          break;
        }
      }
      if (unserved.length > 0 && this.room === 0) return this.markFull(rank + 1);
    }
  }

  private greedy(rank: number): number[] {
    const { rankOf } = this.problem;
    const unserved: number[] = [];
    for (let i = 0; i < rankOf.length; i += 1) {
      if (rankOf[i] !== rank) continue;
      const mentor = this.room === 0 ? -1 : this.leastCrowded(i);
      if (mentor === -1) unserved.push(i);
      else this.takeFree(i, mentor);
    }
    return unserved;
  }

  /** Of the first few free mentors a student may have; everybody begins elsewhere in their row. @returns -1 for none. */
  private leastCrowded(student: number): number {
    const { rowStart, mentorAt } = this.problem;
    const { crowd } = this;
    const [start, end] = [rowStart[student]!, rowStart[student + 1]!];
    if (start === end) return -1;
    let best = -1;
    let least = Infinity;
    let e = start + (student % (end - start));
    for (let unread = end - start, free = 0; unread > 0 && free < FEW; unread -= 1) {
      const mentor = mentorAt[e]!;
      e = e + 1 === end ? start : e + 1;
      if (crowd[mentor] === Infinity) continue;
      free += 1;
      if (crowd[mentor]! >= least) continue;
      best = mentor;
      least = crowd[mentor]!;
    }
    return best;
  }

  private takeFree(student: number, mentor: number): void {
    this.put(student, mentor, this.slotStart[mentor]! + this.taken[mentor]!);
    this.taken[mentor]! += 1;
    this.room -= 1;
    if (this.isFull(mentor)) this.crowd[mentor] = Infinity;
  }

  private put(student: number, mentor: number, slot: number): void {
    this.mentorOf[student] = mentor;
    this.slotOf[student] = slot;
    this.studentAt[slot] = student;
  }

  private isFull(mentor: number): boolean {
    return this.slotStart[mentor]! + this.taken[mentor]! === this.slotStart[mentor + 1]!;
  }

  /** One tree a student; each stops growing when it finds a free place. @returns those still unserved. */
  private growTrees(unserved: readonly number[]): number[] {
    const { rowStart, mentorAt } = this.problem;
    const { queue, rootOf, seenIn, levelOf, mentorOf } = this;
    this.round += 1;
    let end = 0;
    for (const student of unserved) {
      rootOf[student] = student;
      queue[end] = student;
      end += 1;
    }
    for (let head = 0; head < end; head += 1) {
      const student = queue[head]!;
      if (mentorOf[rootOf[student]!] !== -1) continue;
      for (let e = rowStart[student]!, last = rowStart[student + 1]!; e < last; e += 1) {
        const mentor = mentorAt[e]!;
        if (seenIn[mentor] === this.round || levelOf[mentor] !== SLACK) continue;
        seenIn[mentor] = this.round;
        this.cameBy[mentor] = student;
        if (!this.isFull(mentor)) {
          this.augment(mentor);
          break;
        }
        end = this.enqueueHolders(mentor, rootOf[student]!, end);
      }
    }
    return unserved.filter((student) => mentorOf[student] === -1);
  }

  private enqueueHolders(mentor: number, root: number, end: number): number {
    let to = end;
    for (let slot = this.slotStart[mentor]!, last = this.slotStart[mentor + 1]!; slot < last; slot += 1) {
      const holder = this.studentAt[slot]!;
      this.rootOf[holder] = root;
      this.queue[to] = holder;
      to += 1;
    }
    return to;
  }

  /** Everybody on the path to this free place moves up by one. */
  private augment(free: number): void {
    let student = this.cameBy[free]!;
    let [given, slot] = [this.mentorOf[student]!, this.slotOf[student]!];
    this.takeFree(student, free);
    while (given !== -1) {
      const mentor = given;
      const place = slot;
      student = this.cameBy[mentor]!;
      [given, slot] = [this.mentorOf[student]!, this.slotOf[student]!];
      this.put(student, mentor, place);
    }
  }

  private markReached(level: number): void {
    for (let j = 0; j < this.levelOf.length; j += 1) if (this.seenIn[j] === this.round) this.levelOf[j] = level;
  }

  /** Every place is taken, so all that is left is short, reached or not. */
  private markFull(level: number): void {
    for (let j = 0; j < this.levelOf.length; j += 1)
      if (this.levelOf[j] === SLACK && this.isSaturated(j)) this.levelOf[j] = level;
  }

  private isSaturated(mentor: number): boolean {
    return this.taken[mentor] === this.problem.places[mentor];
  }
}
