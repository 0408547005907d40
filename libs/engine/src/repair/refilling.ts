import { NearestFirst } from '../solve/nearest-first';
import type { Standing } from './standing';

/**
 * Finds the best use of a place that fell free at a mentor who has a price: a student without a mentor takes it; or one
 * who holds another mentor does, whose place is then filled in the same way; or it stays free, and the price falls to 0.
 * One search for the cheapest such chain, walked from the free place backwards; the mirror of `Seating`.
 *
 * Cost: the pairs of the mentors nearer than the end; nothing depends on the size of the round.
 */
export class Refilling {
  private readonly distance: Float64Array;
  /** The student who would leave a mentor, and to whom they would move. */
  private readonly by: Int32Array;
  private readonly to: Int32Array;
  private readonly reached: Int32Array;
  private reachedCount = 0;
  private readonly final: Int32Array;
  private readonly heap = new NearestFirst();
  private best = 0;
  private endMentor = -1;
  private newcomer = -1;

  constructor(private readonly standing: Standing) {
    const { mentors } = standing;
    this.distance = new Float64Array(mentors).fill(Infinity);
    this.by = new Int32Array(mentors);
    this.to = new Int32Array(mentors);
    this.reached = new Int32Array(mentors);
    this.final = new Int32Array(mentors);
  }

  /**
   * @param mentor with a place to spare.
   * @returns by how much the pairs held now weigh more.
   */
  refill(mentor: number): number {
    const { p } = this.standing;
    const price = p[mentor]!;
    this.newcomer = -1;
    if (price === 0) return 0;
    this.best = price;
    this.endMentor = mentor;
    this.reach(mentor, 0);
    const finals = this.search();
    this.lowerPrices(finals);
    this.move(mentor);
    for (let k = 0; k < this.reachedCount; k += 1) this.distance[this.reached[k]!] = Infinity;
    this.reachedCount = 0;
    this.heap.clear();
    return price - this.best;
  }

  /** Who was without a mentor before the last refill and has one now; -1 for nobody. */
  get lastNewcomer(): number {
    return this.newcomer;
  }

  private reach(mentor: number, way: number): void {
    if (this.distance[mentor] === Infinity) this.reached[this.reachedCount++] = mentor;
    this.distance[mentor] = way;
    this.heap.push(mentor, way);
  }

  /** @returns how many mentors are nearer than the end. */
  private search(): number {
    let finals = 0;
    while (this.heap.least < this.best) {
      const from = this.heap.least;
      const mentor = this.heap.pop();
      if (this.distance[mentor]! < from) continue;
      this.final[finals++] = mentor;
      this.scan(mentor, from);
    }
    return finals;
  }

  private scan(mentor: number, from: number): void {
    const { surplus, mentorOf, p } = this.standing;
    const { other, value, start, size } = this.standing.columns;
    const base = from + p[mentor]!;
    for (let e = start[mentor]!, end = e + size[mentor]!; e < end; e += 1) {
      const student = other[e]!;
      const way = base + surplus[student]! - value[e]!;
      if (way >= this.best) continue;
      const left = mentorOf[student]!;
      if (left === -1) {
        this.best = way;
        this.endMentor = mentor;
        this.newcomer = student;
      } else if (way < this.distance[left]!) {
        this.by[left] = student;
        this.to[left] = mentor;
        this.reach(left, way);
        if (way + p[left]! >= this.best) continue;
        this.best = way + p[left]!;
        this.endMentor = left;
        this.newcomer = -1;
      }
    }
  }

  /** Everything nearer than the end becomes cheaper by how much nearer it is; its holders gain that much more. */
  private lowerPrices(finals: number): void {
    const { p, surplus, first, next } = this.standing;
    for (let k = 0; k < finals; k += 1) {
      const mentor = this.final[k]!;
      const nearer = this.best - this.distance[mentor]!;
      p[mentor]! -= nearer;
      for (let holder = first[mentor]!; holder !== -1; holder = next[holder]!) surplus[holder]! += nearer;
    }
  }

  /** Moves everybody along the chain, from its end to the free place. */
  private move(free: number): void {
    const { standing } = this;
    let [mentor, comer] = [this.endMentor, this.newcomer];
    for (;;) {
      const leaver = mentor === free ? -1 : this.by[mentor]!;
      if (leaver !== -1) standing.release(leaver);
      if (comer !== -1) standing.hold(comer, mentor);
      if (leaver === -1) return;
      mentor = this.to[mentor]!;
      comer = leaver;
    }
  }
}
