import type { PlacesTaken } from '../model/draft';
import { mentorsFor, type Market } from '../market/market';

/**
 * Who competes with whom. From an unmatched student go to every mentor they may have, to the students placed there, to
 * the mentors those may have, and so on: every mentor reached is full, or the student could have been placed. Unmatched
 * students who reach a mentor in common are one group; its students have only its mentors, and too few places (Hall).
 * Places that consultants' pins fill count too, and so do the students who hold them.
 *
 * With as many more places as the group has unmatched students, at any one mentor whom a student may have, that student
 * is in every largest draft: one that left them out would be full there, and with one more place still it would grow,
 * though no more than the group's unmatched students can ever be added through that mentor.
 */
export class Competition {
  /** The group in which a mentor was first reached, or -1. */
  private readonly groupOfMentor: Int32Array;
  private readonly groupOfStudent: Int32Array;
  /** Groups that turned out to be one point at it. */
  private readonly parent: number[] = [];
  private readonly tally: { unmatched: number; mentors: number; places: number }[] = [];
  private readonly heldAt: number[][];

  /** Cost: the number of allowed pairs. */
  constructor(
    private readonly market: Market,
    edgeOf: Int32Array,
  ) {
    this.groupOfMentor = new Int32Array(market.mentors.length).fill(-1);
    this.groupOfStudent = new Int32Array(market.students.length);
    this.heldAt = market.mentors.map(() => []);
    for (const [i, edge] of edgeOf.entries()) if (edge !== -1) this.heldAt[market.mentorAt[edge]!]?.push(i);
    for (const [i, edge] of edgeOf.entries()) if (edge === -1) this.explore(i);
    for (let group = 0; group < this.parent.length; group += 1) this.addUp(group);
  }

  /** The competition that a student without a mentor is in. */
  around(student: number): PlacesTaken {
    const { unmatched, mentors, places } = this.tally[this.root(this.groupOfStudent[student]!)]!;
    return { code: 'places-taken', students: places + unmatched, mentors, places, placesNeeded: unmatched };
  }

  private explore(student: number): void {
    const group = this.parent.length;
    this.parent.push(group);
    this.tally.push({ unmatched: 1, mentors: 0, places: 0 });
    this.groupOfStudent[student] = group;
    const queue = [student];
    for (let next = 0; next < queue.length; next += 1) this.spread(queue[next]!, group, queue);
  }

  private spread(student: number, group: number, queue: number[]): void {
    const { mentors } = this.market;
    for (const mentor of mentorsFor(this.market, student)) {
      const known = this.groupOfMentor[mentor]!;
      if (known !== -1) {
        if (known !== group) this.parent[this.root(group)] = this.root(known);
        continue;
      }
      this.groupOfMentor[mentor] = group;
      this.tally[group]!.mentors += 1;
      this.tally[group]!.places += mentors[mentor]!.places;
      queue.push(...(this.heldAt[mentor] ?? []));
    }
  }

  private root(group: number): number {
    let at = group;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  private addUp(group: number): void {
    const root = this.root(group);
    if (root === group) return;
    const [sum, own] = [this.tally[root]!, this.tally[group]!];
    sum.unmatched += own.unmatched;
    sum.mentors += own.mentors;
    sum.places += own.places;
  }
}
