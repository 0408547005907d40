import type { Problem, Solution } from '../solve/problem';
import { listPairs } from './pair-lists';
import { Refilling } from './refilling';
import { Seating } from './seating';
import { Standing } from './standing';

/**
 * A solved round that stays solved while it changes. After every change the pairs held weigh most again, and the prices
 * prove it, as if everything had been solved afresh; only what the change touches is looked at: no change costs more than
 * two searches (see `Seating` and `Refilling`) and the lists of one student and one mentor.
 *
 * Where several sets of pairs weigh the same, which of them is held depends on the changes before. Their weight does not.
 * The problem and the solution given are copied, never changed.
 */
export class LiveMarket {
  readonly standing: Standing;
  private readonly seating: Seating;
  private readonly refilling: Refilling;
  readonly rankOf: Uint8Array;
  readonly worthOf: Float64Array;
  readonly bonusOf: Float64Array;
  private readonly away: Uint8Array;
  private total = 0;

  /** @param solution of this very problem, with its proof. Cost: the pairs of the round. */
  constructor(problem: Problem, solution: Solution) {
    const { rankOf, worthOf, bonusOf, places } = problem;
    const { rows, columns } = listPairs(problem);
    const own = Float64Array.from(bonusOf, (bonus, i) => worthOf[rankOf[i]!]! + bonus);
    this.standing = new Standing(rows, columns, own, Int32Array.from(places));
    this.rankOf = Uint8Array.from(rankOf);
    this.worthOf = Float64Array.from(worthOf);
    this.bonusOf = Float64Array.from(bonusOf);
    this.away = new Uint8Array(own.length);
    this.take(problem, solution);
    this.seating = new Seating(this.standing);
    this.refilling = new Refilling(this.standing);
  }

  /** What all pairs held weigh together; exact below 2^53, so for 50,000 students whatever the round's settings. */
  get weight(): number {
    return this.total;
  }

  /** The mentor a student holds; -1 for none. */
  mentorOf(student: number): number {
    return this.standing.mentorOf[student]!;
  }

  isAway(student: number): boolean {
    return this.away[student] === 1;
  }

  /** The student takes no part from now on. @returns who was without a mentor and now has one; -1 for nobody. */
  withdraw(student: number): number {
    if (this.away[student] === 1) return -1;
    this.away[student] = 1;
    return this.leave(student, Infinity);
  }

  /** The student takes part again. @returns who goes without a mentor because of it, perhaps themselves; -1 for nobody. */
  admit(student: number): number {
    if (this.away[student] === 0) return -1;
    this.away[student] = 0;
    this.seat(student);
    return this.seating.lastLeaver;
  }

  /** The pair is no longer allowed. */
  block(student: number, mentor: number): void {
    const { rows, columns } = this.standing;
    const at = rows.find(student, mentor);
    if (at === -1) return;
    this.unsettled(student, this.mentorOf(student) === mentor, () => {
      rows.removeAt(student, at);
      columns.removeAt(mentor, columns.find(mentor, student));
    });
  }

  /** The pair is allowed and has this value, whether it was allowed before or not. @param value whole, at least 0. */
  allow(student: number, mentor: number, value: number): void {
    const { rows, columns, surplus, p } = this.standing;
    const at = rows.find(student, mentor);
    const before = at === -1 ? -Infinity : rows.value[at]!;
    const held = this.mentorOf(student) === mentor;
    const write = () => {
      if (at === -1) {
        rows.add(student, mentor, value);
        columns.add(mentor, student, value);
      } else {
        rows.value[at] = value;
        columns.value[columns.find(mentor, student)] = value;
      }
    };
    if (held && value >= before) {
      write();
      surplus[student]! += value - before;
      this.total += value - before;
    } else this.unsettled(student, held || surplus[student]! < value - p[mentor]!, write);
  }

  /** @param places 0 or more. */
  setPlaces(mentor: number, places: number): void {
    const { standing } = this;
    while (standing.places[mentor]! < places) {
      standing.places[mentor]! += 1;
      if (standing.p[mentor] === 0) standing.places[mentor] = places;
      else this.total += this.refilling.refill(mentor);
    }
    standing.places[mentor] = Math.max(places, standing.taken[mentor]!);
    while (standing.places[mentor] > places) {
      const holder = standing.first[mentor]!;
      this.total -= standing.u(holder) + standing.p[mentor]!;
      standing.release(holder);
      standing.places[mentor] -= 1;
      this.seat(holder);
    }
  }

  /** What serving this student adds, whoever the mentor is. @param bonus whole, at least 0. */
  setBonus(student: number, bonus: number): void {
    this.bonusOf[student] = bonus;
    this.weighAnew(student);
  }

  /** @param rank below the number of the problem's worths; 0 is served first. */
  setRank(student: number, rank: number): void {
    this.rankOf[student] = rank;
    this.weighAnew(student);
  }

  /**
   * Does something and then puts everything back as it was, to the last pair. Only for changes of people, places, bonuses
   * and ranks: changes of pairs (`block`, `allow`) would stay. Cost: the people of the round, twice.
   */
  trying<T>(something: () => T): T {
    const [photograph, total] = [this.standing.photograph(), this.total];
    const lists = [this.rankOf, this.bonusOf, this.away] as const;
    const before = lists.map((list) => Float64Array.from(list));
    try {
      return something();
    } finally {
      this.standing.restore(photograph);
      for (const [at, list] of lists.entries()) list.set(before[at]!);
      this.total = total;
    }
  }

  private take({ mentorAt, valueAt, places }: Problem, { edgeOf, p }: Solution): void {
    const { standing } = this;
    standing.p.set(p);
    for (let i = edgeOf.length - 1; i >= 0; i -= 1) {
      const edge = edgeOf[i]!;
      if (edge === -1) continue;
      const mentor = mentorAt[edge]!;
      standing.hold(i, mentor);
      standing.surplus[i] = valueAt[edge]! - p[mentor]!;
      this.total += standing.own[i]! + valueAt[edge]!;
    }
    for (let j = 0; j < places.length; j += 1) if (places[j] === 0) this.lowerPrice(j);
  }

  /** A mentor without places may have any price that is high enough; the lowest keeps all numbers small. */
  private lowerPrice(mentor: number): void {
    const { columns, surplus, p } = this.standing;
    let price = 0;
    for (let e = columns.start[mentor]!, end = e + columns.size[mentor]!; e < end; e += 1)
      price = Math.max(price, columns.value[e]! - surplus[columns.other[e]!]!);
    p[mentor] = price;
  }

  /** Changes a pair of a student; when that can unsettle what they hold, they leave first and are placed again. */
  private unsettled(student: number, matters: boolean, change: () => void): void {
    const here = this.away[student] === 0;
    if (matters && here) this.leave(student, Infinity);
    change();
    if (matters && here) this.seat(student);
  }

  private leave(student: number, surplus: number): number {
    const { standing } = this;
    const mentor = standing.mentorOf[student]!;
    if (mentor === -1) {
      standing.surplus[student] = surplus;
      return -1;
    }
    this.total -= standing.u(student) + standing.p[mentor]!;
    standing.release(student);
    standing.surplus[student] = surplus;
    this.total += this.refilling.refill(mentor);
    return this.refilling.lastNewcomer;
  }

  private seat(student: number): void {
    this.total += this.seating.seat(student);
  }

  private weighAnew(student: number): void {
    const { standing } = this;
    const own = this.worthOf[this.rankOf[student]!]! + this.bonusOf[student]!;
    const change = own - standing.own[student]!;
    standing.own[student] = own;
    if (this.away[student] === 1) return;
    if (standing.mentorOf[student] === -1) this.seat(student);
    else {
      this.total += change;
      // Worth less than going without: they leave, and may be the very one who comes back.
      if (standing.u(student) < 0) this.leave(student, -own);
    }
  }
}
