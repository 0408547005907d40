import { type PairLists } from './pair-lists';

/**
 * Who holds which mentor, and at what prices, while a round changes. A pair of student i and mentor j weighs
 * `own[i] + value`; u(i) = own[i] + surplus[i]. Held in this form because a change of `own` (a lottery bonus, a rank) then
 * touches one number and no pair:
 *
 *     slack of a pair  =  p[j] + surplus[i] - value  >=  0, and 0 for pairs held
 *     u(i) >= 0, and 0 for students who hold nobody;  p[j] >= 0, and 0 for mentors with a place to spare
 *
 * These four lines are the whole proof that the pairs held weigh most. A student who is away has endless surplus: no
 * search then takes them for somebody to be placed.
 */
export class Standing {
  readonly students: number;
  readonly mentors: number;
  readonly surplus: Float64Array;
  readonly p: Float64Array;
  /** The mentor a student holds; -1 for none. */
  readonly mentorOf: Int32Array;
  /** How many places of each mentor are taken. */
  readonly taken: Int32Array;
  /** Who holds a mentor, as a list linked both ways: the first, then `next` of each; -1 ends it. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  private readonly before: Int32Array;

  constructor(
    readonly rows: PairLists,
    readonly columns: PairLists,
    readonly own: Float64Array,
    readonly places: Int32Array,
  ) {
    this.students = own.length;
    this.mentors = places.length;
    this.surplus = Float64Array.from(own, (worth) => -worth);
    this.p = new Float64Array(this.mentors);
    this.mentorOf = new Int32Array(this.students).fill(-1);
    this.taken = new Int32Array(this.mentors);
    this.first = new Int32Array(this.mentors).fill(-1);
    this.next = new Int32Array(this.students).fill(-1);
    this.before = new Int32Array(this.students).fill(-1);
  }

  u(student: number): number {
    return this.own[student]! + this.surplus[student]!;
  }

  hold(student: number, mentor: number): void {
    const follower = this.first[mentor]!;
    this.first[mentor] = student;
    this.next[student] = follower;
    this.before[student] = -1;
    if (follower !== -1) this.before[follower] = student;
    this.mentorOf[student] = mentor;
    this.taken[mentor]! += 1;
  }

  /** The student holds nobody now. Prices stay: whoever calls sees to the open place. */
  release(student: number): void {
    const mentor = this.mentorOf[student]!;
    const [before, next] = [this.before[student]!, this.next[student]!];
    if (before === -1) this.first[mentor] = next;
    else this.next[before] = next;
    if (next !== -1) this.before[next] = before;
    this.mentorOf[student] = -1;
    this.taken[mentor]! -= 1;
  }

  /** Everything that a search or a change of `own` or `places` changes, to be put back by `restore`. */
  photograph(): Photograph {
    return {
      numbers: [this.own, this.surplus, this.p].map((list) => Float64Array.from(list)),
      links: [this.places, this.mentorOf, this.taken, this.first, this.next, this.before].map((list) =>
        Int32Array.from(list),
      ),
    };
  }

  restore({ numbers, links }: Photograph): void {
    for (const [at, list] of [this.own, this.surplus, this.p].entries()) list.set(numbers[at]!);
    for (const [at, list] of [this.places, this.mentorOf, this.taken, this.first, this.next, this.before].entries())
      list.set(links[at]!);
  }
}

/** A copy of a standing at one moment; costs as much as there are people. */
export interface Photograph {
  readonly numbers: readonly Float64Array[];
  readonly links: readonly Int32Array[];
}
