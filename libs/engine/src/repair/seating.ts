import { NearestFirst } from '../solve/nearest-first';
import type { Standing } from './standing';

/**
 * Finds a student without a mentor their best place: they take one, whoever held it moves on, and so on to a place to
 * spare, to somebody who gives theirs up, or to nobody: the student stays without. One search for the cheapest such chain
 * (Dijkstra over mentors, distances in slack), stopped as soon as nothing cheaper can follow. Prices along the way rise so
 * that the proof holds again.
 *
 * Cost: the pairs of those who hold a mentor nearer than the end; nothing depends on the size of the round.
 * Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm", Computing 38 (1987).
 */
export class Seating {
  private readonly distance: Float64Array;
  /** By which student a mentor is reached most cheaply. */
  private readonly by: Int32Array;
  private readonly reached: Int32Array;
  private reachedCount = 0;
  private readonly final: Int32Array;
  private readonly heap = new NearestFirst();
  private best = 0;
  private freeMentor = -1;
  private leaver = -1;

  /**
   * @param leastAt for each position of the rows, the least that price less value of this pair will be while this is used,
   * ascending in each row: a look along a row then stops where nothing can help. Left out: rows are looked at to the end.
   */
  constructor(
    private readonly standing: Standing,
    private readonly leastAt?: Float64Array,
  ) {
    const { mentors } = standing;
    this.distance = new Float64Array(mentors).fill(Infinity);
    this.by = new Int32Array(mentors);
    this.reached = new Int32Array(mentors);
    this.final = new Int32Array(mentors);
  }

  /**
   * @param student without a mentor; their surplus is brought up to date here.
   * @returns by how much the pairs held now weigh more.
   */
  seat(student: number): number {
    const { standing } = this;
    standing.surplus[student] = Math.max(-standing.own[student]!, this.bestSurplus(student));
    const wish = standing.u(student);
    this.leaver = student;
    this.freeMentor = -1;
    if (wish === 0) return 0;
    this.best = wish;
    this.scan(student, 0);
    this.raisePrices(this.search());
    standing.surplus[student] -= this.best;
    this.move(student);
    this.clear();
    return wish - this.best;
  }

  /**
   * Raises the price of a mentor as far as the proof allows: to what everybody together would lose with one of its places.
   * Nobody moves; the prices of others rise where they must, never further than the same mark of theirs.
   *
   * @param mentor with at least one place. `lastLeaver` is then whoever would go without.
   */
  raise(mentor: number): void {
    const { taken, places } = this.standing;
    this.leaver = -1;
    if (taken[mentor]! < places[mentor]!) return;
    this.best = Infinity;
    this.distance[mentor] = 0;
    this.reached[this.reachedCount++] = mentor;
    this.heap.push(mentor, 0);
    this.raisePrices(this.search());
    this.clear();
  }

  /** Whoever went without for the last student seated: themselves, somebody else, or nobody: -1. */
  get lastLeaver(): number {
    return this.leaver;
  }

  /** @returns how many mentors are nearer than the end. */
  private search(): number {
    const { heap, distance, final } = this;
    const { first, next, own, surplus } = this.standing;
    let finals = 0;
    while (heap.least < this.best) {
      const from = heap.least;
      const mentor = heap.pop();
      if (distance[mentor]! < from) continue;
      final[finals++] = mentor;
      for (let holder = first[mentor]!; holder !== -1; holder = next[holder]!) {
        const end = from + own[holder]! + surplus[holder]!;
        if (end < this.best) {
          this.best = end;
          this.leaver = holder;
          this.freeMentor = -1;
        }
        this.scan(holder, from);
      }
    }
    return finals;
  }

  /** Reaches on from a student at a distance. Ways no better than the best end found are dropped at once. */
  private scan(student: number, from: number): void {
    const { p, taken, places } = this.standing;
    const { other, value, start, size } = this.standing.rows;
    const { distance, leastAt } = this;
    const base = from + this.standing.surplus[student]!;
    for (let e = start[student]!, end = e + size[student]!; e < end; e += 1) {
      if (leastAt !== undefined && base + leastAt[e]! >= this.best) return;
      const mentor = other[e]!;
      const way = base + p[mentor]! - value[e]!;
      if (way >= this.best || way >= distance[mentor]!) continue;
      if (distance[mentor] === Infinity) this.reached[this.reachedCount++] = mentor;
      distance[mentor] = way;
      this.by[mentor] = student;
      if (taken[mentor]! < places[mentor]!) {
        this.best = way;
        this.freeMentor = mentor;
        this.leaver = -1;
      } else this.heap.push(mentor, way);
    }
  }

  /** The most any mentor is worth to this student after its price; -Infinity for a student without allowed mentors. */
  private bestSurplus(student: number): number {
    const { p } = this.standing;
    const { other, value, start, size } = this.standing.rows;
    const { leastAt } = this;
    let best = -Infinity;
    for (let e = start[student]!, end = e + size[student]!; e < end; e += 1) {
      if (leastAt !== undefined && -leastAt[e]! <= best) break;
      const surplus = value[e]! - p[other[e]!]!;
      if (surplus > best) best = surplus;
    }
    return best;
  }

  /** Everything nearer than the end becomes dearer by how much nearer it is; its holders gain that much less. */
  private raisePrices(finals: number): void {
    const { p, surplus, first, next } = this.standing;
    for (let k = 0; k < finals; k += 1) {
      const mentor = this.final[k]!;
      const nearer = this.best - this.distance[mentor]!;
      p[mentor]! += nearer;
      for (let holder = first[mentor]!; holder !== -1; holder = next[holder]!) surplus[holder]! -= nearer;
    }
  }

  /** Moves everybody along the chain, from its end back to the new student. */
  private move(newcomer: number): void {
    if (this.leaver === newcomer) return;
    const { standing } = this;
    let mentor = this.freeMentor;
    if (this.leaver !== -1) {
      mentor = standing.mentorOf[this.leaver]!;
      standing.release(this.leaver);
    }
    for (;;) {
      const student = this.by[mentor]!;
      const left = standing.mentorOf[student]!;
      if (left !== -1) standing.release(student);
      standing.hold(student, mentor);
      if (student === newcomer) return;
      mentor = left;
    }
  }

  private clear(): void {
    for (let k = 0; k < this.reachedCount; k += 1) this.distance[this.reached[k]!] = Infinity;
    this.reachedCount = 0;
    this.heap.clear();
  }
}
