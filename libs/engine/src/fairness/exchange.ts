import { NearestFirst } from '../solve/nearest-first';
import type { Holding } from './holding';

/**
 * Changes a best draft by one: one more of a group, one fewer at a mentor, … at the smallest loss, by the cheapest chain of
 * moves through mentors and groups (Dijkstra with reduced costs). In a chain students move on from mentor to mentor; one
 * who leaves their place is made up for by another of the same group, or the group has one fewer. Prices are updated so
 * that the proof holds for the new counts.
 *
 * Source: successive shortest paths with potentials; J. Edmonds and R. Karp, Journal of the ACM 19 (1972); R. Ahuja,
 * T. Magnanti and J. Orlin, *Network Flows* (1993), chapter 9 (lower bounds as artificial arcs).
 */
export class Exchange {
  private readonly distance: Float64Array;
  /** How a node is reached most cheaply: from which node, by which student (-1: by a place or a count), onto which pair (-1: leaving). */
  private readonly from: Int32Array;
  private readonly by: Int32Array;
  private readonly onto: Int32Array;
  private readonly reached: number[] = [];
  private readonly near = new NearestFirst();
  private target = -1;
  private best = 0;

  constructor(private readonly holding: Holding) {
    const nodes = holding.world + 1;
    this.distance = new Float64Array(nodes).fill(Infinity);
    this.from = new Int32Array(nodes);
    this.by = new Int32Array(nodes);
    this.onto = new Int32Array(nodes);
  }

  /**
   * One step from any of the sources to the target; one of both sides is the world. Nothing happens, except to the prices,
   * when every way costs `limit` or more.
   *
   * @param limit whole, or Infinity. @returns whether there was a way.
   */
  step(sources: readonly number[], target: number, limit: number): boolean {
    this.target = target;
    this.best = limit;
    for (const source of sources) this.reach(source, 0, -1, -1, -1);
    while (this.near.least < this.best) {
      const far = this.near.least;
      const node = this.near.pop();
      if (far === this.distance[node]) this.leaveFrom(node, far);
    }
    const found = this.distance[target]! < limit;
    if (this.best < Infinity) this.updatePrices();
    if (found) this.move();
    this.clear();
    return found;
  }

  private reach(node: number, far: number, from: number, by: number, onto: number): void {
    if (far >= this.distance[node]! || far >= this.best) return;
    if (this.distance[node] === Infinity) this.reached.push(node);
    this.distance[node] = far;
    this.from[node] = from;
    this.by[node] = by;
    this.onto[node] = onto;
    if (node === this.target) this.best = far;
    else this.near.push(node, far);
  }

  private leaveFrom(node: number, far: number): void {
    const { holding } = this;
    if (node < holding.mentors) this.leaveMentor(node, far);
    else {
      this.enter(node, far);
      if (node === holding.world) this.leaveWorld(far);
      else if (holding.count[node]! > holding.least[node]!)
        this.reach(holding.world, far - holding.price[node]!, node, -1, -1);
    }
  }

  /** Each student there may leave, or move on to another mentor; or the mentor takes one more. */
  private leaveMentor(mentor: number, far: number): void {
    const { holding } = this;
    if (holding.count[mentor]! < holding.most[mentor]!)
      this.reach(holding.world, far - holding.price[mentor]!, mentor, -1, -1);
    for (let student = holding.first[mentor]!; student !== -1; student = holding.next[student]!) {
      const gain = holding.gainOf(student);
      this.reach(holding.teamOf[student]!, far + gain, mentor, student, -1);
      this.scan(student, far + gain, mentor);
    }
  }

  /** Each student of the group who holds no place may take one. */
  private enter(team: number, far: number): void {
    for (const student of this.holding.membersOf[team - this.holding.mentors]!)
      if (this.holding.edgeOf[student] === -1) this.scan(student, far, team);
  }

  /** A group may have one more, a mentor one fewer. */
  private leaveWorld(far: number): void {
    const { mentors, world, count, least, most, price } = this.holding;
    for (let mentor = 0; mentor < mentors; mentor += 1)
      if (count[mentor]! > least[mentor]!) this.reach(mentor, far + price[mentor]!, world, -1, -1);
    for (let group = mentors; group < world; group += 1)
      if (count[group]! < most[group]!) this.reach(group, far + price[group]!, world, -1, -1);
  }

  private scan(student: number, far: number, from: number): void {
    const { price, teamOf, pairs } = this.holding;
    const { rowStart, mentorAt, valueAt, baseOf } = pairs;
    const without = far - baseOf[student]! - price[teamOf[student]!]!;
    for (let e = rowStart[student]!, end = rowStart[student + 1]!; e < end; e += 1) {
      const mentor = mentorAt[e]!;
      const there = without + price[mentor]! - valueAt[e]!;
      if (there < this.best && there < this.distance[mentor]!) this.reach(mentor, there, from, student, e);
    }
  }

  /** Everything nearer than the target rises by the difference; then all fall together until the world is at 0 again. */
  private updatePrices(): void {
    const { price, world } = this.holding;
    for (const node of this.reached)
      if (this.distance[node]! < this.best) price[node]! += this.best - this.distance[node]!;
    const rise = price[world]!;
    if (rise !== 0) for (let node = 0; node <= world; node += 1) price[node]! -= rise;
  }

  private move(): void {
    const moves: { student: number; edge: number }[] = [];
    for (let node = this.target; this.from[node] !== -1; node = this.from[node]!)
      if (this.by[node] !== -1) moves.push({ student: this.by[node]!, edge: this.onto[node]! });
    for (const { student } of moves) this.holding.release(student);
    for (const { student, edge } of moves) if (edge !== -1) this.holding.give(student, edge);
  }

  private clear(): void {
    for (const node of this.reached) this.distance[node] = Infinity;
    this.reached.length = 0;
    this.near.clear();
  }
}
