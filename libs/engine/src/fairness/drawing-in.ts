import type { ByMentor } from '../solve/by-mentor';
import { NearestFirst } from '../solve/nearest-first';
import type { Holding } from './holding';

/**
 * Brings one more student to a mentor at the smallest loss: somebody without a mentor comes, or one who holds another
 * mentor, whose place somebody else then takes or who goes without. The same step as `Exchange` from the world to the
 * mentor, but searched from the mentor backwards: it looks only at those nearer than the end. For drafts without groups.
 */
export class DrawingIn {
  private readonly distance: Float64Array;
  /** The student who would leave a mentor, and onto which pair. */
  private readonly by: Int32Array;
  private readonly onto: Int32Array;
  private readonly reached: number[] = [];
  private readonly near = new NearestFirst();
  private best = 0;
  /** The mentor whose place is given up or taken by the newcomer; the newcomer's pair, or -1. */
  private end = -1;
  private newcomer = -1;
  private entry = -1;

  constructor(
    private readonly holding: Holding,
    private readonly pairs: ByMentor,
  ) {
    this.distance = new Float64Array(holding.mentors).fill(Infinity);
    this.by = new Int32Array(holding.mentors);
    this.onto = new Int32Array(holding.mentors);
  }

  /** @param limit whole, or Infinity. @returns false, and nothing has changed, when every way costs `limit` or more. */
  step(mentor: number, limit: number): boolean {
    this.best = limit;
    this.end = -1;
    this.reach(mentor, 0, -1, -1);
    while (this.near.least < this.best) {
      const far = this.near.least;
      const node = this.near.pop();
      if (far === this.distance[node]) this.scan(node, far);
    }
    const found = this.end !== -1;
    if (found) {
      this.lowerPrices();
      this.move(mentor);
    }
    for (const node of this.reached) this.distance[node] = Infinity;
    this.reached.length = 0;
    this.near.clear();
    return found;
  }

  /** Whoever may have the mentor and does not: without a mentor, or held by another. */
  private scan(mentor: number, far: number): void {
    const { start, student, edge } = this.pairs;
    const { edgeOf, price, pairs } = this.holding;
    const here = far + price[mentor]!;
    for (let at = start[mentor]!; at < start[mentor + 1]!; at += 1) {
      const [i, e] = [student[at]!, edge[at]!];
      const held = edgeOf[i]!;
      const without = here - pairs.baseOf[i]! - pairs.valueAt[e]!;
      if (held === -1) this.enter(i, e, mentor, without);
      else this.leave(pairs.mentorAt[held]!, without + this.holding.gainOf(i), i, e);
    }
  }

  private enter(student: number, edge: number, mentor: number, far: number): void {
    if (far >= this.best) return;
    this.best = far;
    this.end = mentor;
    this.newcomer = student;
    this.entry = edge;
  }

  private leave(mentor: number, far: number, student: number, edge: number): void {
    if (far >= this.best || far >= this.distance[mentor]!) return;
    const { count, least, price } = this.holding;
    this.reach(mentor, far, student, edge);
    if (count[mentor]! <= least[mentor]! || far + price[mentor]! >= this.best) return;
    this.best = far + price[mentor]!;
    this.end = mentor;
    this.newcomer = -1;
  }

  private reach(mentor: number, far: number, student: number, edge: number): void {
    if (this.distance[mentor] === Infinity) this.reached.push(mentor);
    this.distance[mentor] = far;
    this.by[mentor] = student;
    this.onto[mentor] = edge;
    this.near.push(mentor, far);
  }

  private lowerPrices(): void {
    for (const node of this.reached)
      if (this.distance[node]! < this.best) this.holding.price[node]! -= this.best - this.distance[node]!;
  }

  /** From the end of the chain to the mentor: each moves into the place that the one after them leaves. */
  private move(target: number): void {
    const { holding } = this;
    const { mentorAt } = holding.pairs;
    if (this.newcomer !== -1) holding.give(this.newcomer, this.entry);
    for (let mentor = this.end; mentor !== target;) {
      const [student, edge] = [this.by[mentor]!, this.onto[mentor]!];
      holding.release(student);
      holding.give(student, edge);
      mentor = mentorAt[edge]!;
    }
  }
}
