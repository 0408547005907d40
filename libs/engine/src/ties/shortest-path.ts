import type { Holdings, TiedPairs } from './holdings';

/**
 * Places one more student, or finds that they must go without, by the cheapest chain of moves (Dijkstra over mentors with
 * reduced costs): the student takes a place, its holder moves on, and so on to a free place or to somebody who gives
 * theirs up. Prices and worths are updated so that the proof holds afterwards.
 *
 * Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm", Computing 38 (1987).
 */
export class ShortestPath {
  private readonly distance: Float64Array;
  /** The pair by which a mentor is reached most cheaply, and the student it starts from. */
  private readonly cameBy: Int32Array;
  private readonly cameFrom: Int32Array;
  private readonly reached: Int32Array;
  private reachedCount = 0;
  /** The first so many of `reached` are final. */
  private finalCount = 0;
  private best = 0;
  private freeMentor = -1;
  private leaver = -1;

  constructor(
    private readonly problem: TiedPairs,
    private readonly holdings: Holdings,
  ) {
    const { mentors } = holdings;
    this.distance = new Float64Array(mentors).fill(Infinity);
    this.cameBy = new Int32Array(mentors);
    this.cameFrom = new Int32Array(mentors);
    this.reached = new Int32Array(mentors);
  }

  place(student: number): void {
    this.begin(student);
    this.scan(student, 0);
    for (let mentor = this.nearest(); mentor !== -1; mentor = this.nearest()) this.visitHolders(mentor);
    this.updatePrices(student);
    this.move(student);
    this.clear();
  }

  /** Going without is always possible, and worth nothing; whatever is better than that lies below 0. */
  private begin(student: number): void {
    this.best = 0;
    this.leaver = student;
    this.freeMentor = -1;
  }

  /** Reaches on from a student at a distance. Ways no better than the best end found are dropped at once. */
  private scan(student: number, from: number): void {
    const { rowStart, mentorAt, weightAt } = this.problem;
    const { p, u } = this.holdings;
    const { distance } = this;
    const start = from + u[student]!;
    for (let e = rowStart[student]!, end = rowStart[student + 1]!; e < end; e += 1) {
      const mentor = mentorAt[e]!;
      const way = start + p[mentor]! - weightAt[e]!;
      if (way >= this.best || way >= distance[mentor]!) continue;
      this.reach(mentor, student, e, way);
    }
  }

  private reach(mentor: number, student: number, edge: number, way: number): void {
    if (this.distance[mentor] === Infinity) this.reached[this.reachedCount++] = mentor;
    this.distance[mentor] = way;
    this.cameBy[mentor] = edge;
    this.cameFrom[mentor] = student;
    if (!this.holdings.hasRoom(mentor)) return;
    this.best = way;
    this.freeMentor = mentor;
    this.leaver = -1;
  }

  /** The nearest mentor not yet final and nearer than the best end; made final. -1 when there is none. */
  private nearest(): number {
    const { reached, distance } = this;
    let at = -1;
    let least = this.best;
    for (let k = this.finalCount; k < this.reachedCount; k += 1) {
      if (distance[reached[k]!]! >= least) continue;
      at = k;
      least = distance[reached[k]!]!;
    }
    if (at === -1) return -1;
    const mentor = reached[at]!;
    reached[at] = reached[this.finalCount]!;
    reached[this.finalCount++] = mentor;
    return mentor;
  }

  private visitHolders(mentor: number): void {
    const { unitStart, holder, u } = this.holdings;
    const from = this.distance[mentor]!;
    for (let unit = unitStart[mentor]!; unit < unitStart[mentor + 1]!; unit += 1) {
      const student = holder[unit]!;
      if (from + u[student]! < this.best) {
        this.best = from + u[student]!;
        this.leaver = student;
        this.freeMentor = -1;
      }
      this.scan(student, from);
    }
  }

  /** Everything nearer than the end becomes dearer by how much nearer it is; its holders gain that much less. */
  private updatePrices(student: number): void {
    const { unitStart, holder, u, p } = this.holdings;
    u[student]! -= this.best;
    for (let k = 0; k < this.finalCount; k += 1) {
      const mentor = this.reached[k]!;
      const nearer = this.best - this.distance[mentor]!;
      p[mentor]! += nearer;
      for (let unit = unitStart[mentor]!; unit < unitStart[mentor + 1]!; unit += 1) u[holder[unit]!]! -= nearer;
    }
  }

  /** Moves everybody along the chain, from its end back to the new student. */
  private move(newcomer: number): void {
    if (this.leaver === newcomer) return;
    const { holdings } = this;
    let unit: number;
    let mentor: number;
    if (this.leaver === -1) {
      mentor = this.freeMentor;
      unit = holdings.openUnit(mentor);
    } else {
      unit = holdings.unitOf[this.leaver]!;
      mentor = this.problem.mentorAt[holdings.edgeOf[this.leaver]!]!;
      holdings.release(this.leaver);
    }
    for (;;) {
      const student = this.cameFrom[mentor]!;
      const [leftUnit, leftEdge] = [holdings.unitOf[student]!, holdings.edgeOf[student]!];
      holdings.give(unit, student, this.cameBy[mentor]!);
      if (student === newcomer) return;
      unit = leftUnit;
      mentor = this.problem.mentorAt[leftEdge]!;
    }
  }

  private clear(): void {
    for (let k = 0; k < this.reachedCount; k += 1) this.distance[this.reached[k]!] = Infinity;
    this.reachedCount = 0;
    this.finalCount = 0;
  }
}
