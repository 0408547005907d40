import type { Problem, Solution } from '../solve/problem';

/** Allowed pairs by student, as in a `Problem`; a pair weighs what serving its student adds and the pair's own value. */
export interface Weighed {
  readonly places: Int32Array;
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
  readonly valueAt: Int32Array | Float64Array;
  /** What serving each student adds, whoever the mentor is; whole, at least 0. */
  readonly baseOf: Float64Array;
}

/**
 * A best draft under bounds, with its proof, while the bounds are tightened: how many students a mentor has and how many of
 * a group are served must lie between `least` and `most`. Nodes are the mentors, then the groups, then the rest of the
 * world: students of no group, and places nobody holds.
 *
 * The proof: every pair weighs at most `u + p − λ`, a held pair exactly that, with `u >= 0` and 0 for those who go without.
 * A price p above 0 means that the mentor has `most`, below 0 that they have `least`; a λ above 0 that the group has
 * `least`, below 0 that it has `most`.
 */
export class Holding {
  readonly students: number;
  readonly mentors: number;
  /** The node of the rest of the world. */
  readonly world: number;
  readonly edgeOf: Int32Array;
  /** Price of one place by mentor, then λ by group, then 0. */
  readonly price: Float64Array;
  readonly count: Int32Array;
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** The node of each student's group. */
  readonly teamOf: Int32Array;
  /** Students of a mentor as a list linked both ways: the first, then `next` of each; -1 ends it. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  private readonly before: Int32Array;
  /** Students by team, the world's last; these lists never change. */
  readonly membersOf: readonly number[][];

  /** @param start a best draft without bounds; λ may follow the prices. @param groupOf 0 to groups − 1, or -1 for none. */
  constructor(
    readonly pairs: Weighed,
    start: Pick<Solution, 'edgeOf' | 'p'>,
    private readonly groupOf: Int32Array,
    private readonly groups: number,
    membersOf?: readonly number[][],
  ) {
    this.students = groupOf.length;
    this.mentors = pairs.places.length;
    this.world = this.mentors + groups;
    this.edgeOf = new Int32Array(this.students).fill(-1);
    this.price = new Float64Array(this.world + 1);
    this.price.set(start.p);
    this.count = new Int32Array(this.world + 1);
    this.least = new Int32Array(this.world + 1);
    this.most = new Int32Array(this.world + 1).fill(this.students);
    this.most.set(pairs.places);
    this.teamOf = groupOf.map((group) => (group === -1 ? this.world : this.mentors + group));
    this.first = new Int32Array(this.mentors).fill(-1);
    this.next = new Int32Array(this.students).fill(-1);
    this.before = new Int32Array(this.students).fill(-1);
    this.membersOf = membersOf ?? members(groupOf, groups);
    for (let i = 0; i < this.students; i += 1) if (start.edgeOf[i] !== -1) this.give(i, start.edgeOf[i]!);
  }

  /** Of a student who holds a place: what it gains them at today's prices. */
  gainOf(student: number): number {
    const edge = this.edgeOf[student]!;
    const { baseOf, valueAt, mentorAt } = this.pairs;
    return baseOf[student]! + valueAt[edge]! + this.price[this.teamOf[student]!]! - this.price[mentorAt[edge]!]!;
  }

  give(student: number, edge: number): void {
    const mentor = this.pairs.mentorAt[edge]!;
    this.edgeOf[student] = edge;
    const follower = this.first[mentor]!;
    this.first[mentor] = student;
    this.next[student] = follower;
    this.before[student] = -1;
    if (follower !== -1) this.before[follower] = student;
    this.count[mentor]! += 1;
    this.count[this.teamOf[student]!]! += 1;
  }

  release(student: number): void {
    const edge = this.edgeOf[student]!;
    if (edge === -1) return;
    const mentor = this.pairs.mentorAt[edge]!;
    const [before, follower] = [this.before[student]!, this.next[student]!];
    if (before === -1) this.first[mentor] = follower;
    else this.next[before] = follower;
    if (follower !== -1) this.before[follower] = before;
    this.edgeOf[student] = -1;
    this.count[mentor]! -= 1;
    this.count[this.teamOf[student]!]! -= 1;
  }

  /** What the draft weighs; exact below 2^53, so for 50,000 students whatever the round's settings. */
  get weight(): number {
    const { baseOf, valueAt } = this.pairs;
    let weight = 0;
    for (let i = 0; i < this.students; i += 1)
      if (this.edgeOf[i] !== -1) weight += baseOf[i]! + valueAt[this.edgeOf[i]!]!;
    return weight;
  }

  /** The same draft with the same bounds, to be changed on its own. */
  copy(): Holding {
    const { pairs, edgeOf, price: p, groupOf, groups, membersOf } = this;
    const twin = new Holding(pairs, { edgeOf, p }, groupOf, groups, membersOf);
    twin.least.set(this.least);
    twin.most.set(this.most);
    return twin;
  }

  /** λ by group. */
  get lambda(): Float64Array {
    return this.price.slice(this.mentors, this.world);
  }

  /** The draft and its proof, for students who are worth λ more. */
  get solution(): Solution {
    const u = new Float64Array(this.students);
    for (let i = 0; i < this.students; i += 1) if (this.edgeOf[i] !== -1) u[i] = this.gainOf(i);
    const p = this.price.slice(0, this.mentors);
    // A price below 0 where nobody is held and nobody need be says no more than 0 does.
    for (let j = 0; j < this.mentors; j += 1) if (p[j]! < 0 && this.least[j] === 0) p[j] = 0;
    return { edgeOf: this.edgeOf.slice(), u, p };
  }
}

function members(groupOf: Int32Array, groups: number): number[][] {
  const lists = Array.from({ length: groups + 1 }, (): number[] => []);
  for (const [i, group] of groupOf.entries()) lists[group === -1 ? groups : group]!.push(i);
  return lists;
}

/** A round's pairs, weighed. */
export function weighed({ rankOf, worthOf, bonusOf, places, rowStart, mentorAt, valueAt }: Problem): Weighed {
  const baseOf = bonusOf.map((bonus, i) => bonus + worthOf[rankOf[i]!]!);
  return { places, rowStart, mentorAt, valueAt, baseOf };
}
