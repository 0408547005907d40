import type { AskingSide } from './row-source';
import type { Crowd } from './asking';
import type { Lists } from './lists';

/** No student who could push others on to get this mentor is without one. */
export const NO_LEVEL = 255;

/** Who is with whom: the mentor of each student (-1: none) and the students of each mentor. */
export interface Held {
  readonly mentorOf: Int32Array;
  readonly studentsOf: readonly (readonly number[])[];
}

/**
 * Whether the tiers are served as well as they can be. From the students of each rank who have nobody, best rank first,
 * we follow allowed pairs to mentors, and from those to the students they have. Every mentor found must be full and have
 * no student of a later rank: then no exchange can serve the tiers better. The mentors found first from rank t are
 * **level** t: too few for the students who could only go there (Hall's theorem; the sets of students that can be served
 * together form a transversal matroid, see A. Schrijver, *Combinatorial Optimization*, chapters 16 and 39).
 *
 * @param off what each rank's worth was cut by; ranks of which nothing was cut prove themselves.
 * @returns the level of each mentor, NO_LEVEL for none; undefined when the tiers could be served better.
 */
export function levelsOf(
  crowd: Crowd,
  side: AskingSide,
  lists: Lists,
  held: Held,
  off: Float64Array,
): Uint8Array | undefined {
  const search =
    side === 'students' ? new FromStudents(crowd, lists, held, off) : new FromMentors(crowd, lists, held, off);
  for (let rank = 0; rank < off.length; rank += 1) if (off[rank]! > 0 && !search.from(rank)) return undefined;
  return search.levels;
}

/** What both ways of searching share: labels, and the test of each mentor found. */
abstract class LevelSearch {
  readonly levels: Uint8Array;
  /** Mentors with places and without a level. */
  protected unfound = 0;
  protected sound = true;

  constructor(
    protected readonly crowd: Crowd,
    protected readonly lists: Lists,
    private readonly held: Held,
    private readonly off: Float64Array,
  ) {
    this.levels = new Uint8Array(crowd.places.length).fill(NO_LEVEL);
    for (const open of crowd.places) if (open > 0) this.unfound += 1;
  }

  /** Follows everything from the students of a rank who have nobody. @returns false when it found a better way to serve them. */
  from(rank: number): boolean {
    for (let student = 0; student < this.crowd.rankOf.length; student += 1)
      if (this.crowd.rankOf[student] === rank && this.held.mentorOf[student] === -1) this.reach(student);
    this.follow(rank);
    return this.sound;
  }

  protected abstract reach(student: number): void;
  protected abstract follow(rank: number): void;

  protected find(mentor: number, rank: number): void {
    const students = this.held.studentsOf[mentor]!;
    this.levels[mentor] = rank;
    this.unfound -= 1;
    if (students.length < this.crowd.places[mentor]!) this.sound = false;
    for (const student of students) {
      if (this.off[this.crowd.rankOf[student]!]! < this.off[rank]!) this.sound = false;
      this.reach(student);
    }
  }
}

/** Lists are the students': follow them. What is listed comes first, and often finds everybody. */
class FromStudents extends LevelSearch {
  private readonly seen: number[] = [];
  private readonly isSeen = new Uint8Array(this.crowd.rankOf.length);
  private listed = 0;
  private whole = 0;

  protected reach(student: number): void {
    if (this.isSeen[student]) return;
    this.isSeen[student] = 1;
    this.seen.push(student);
  }

  protected follow(rank: number): void {
    for (; this.whole < this.seen.length && this.unfound > 0 && this.sound; this.whole += 1) {
      for (; this.listed < this.seen.length; this.listed += 1) this.readListed(this.seen[this.listed]!, rank);
      if (this.unfound > 0) this.lists.hasAny(this.seen[this.whole]!, (mentor) => this.look(mentor, rank));
    }
  }

  private readListed(student: number, rank: number): void {
    const { cells, startOf, countOf } = this.lists;
    const start = startOf[student]!;
    for (let at = start + 1; at < start + 2 * countOf[student]!; at += 2) this.look(cells[at]!, rank);
  }

  private look(mentor: number, rank: number): false {
    if (this.levels[mentor] === NO_LEVEL) this.find(mentor, rank);
    return false;
  }
}

/** Lists are the mentors': ask each whether somebody reached is among their students, until nobody new is found. */
class FromMentors extends LevelSearch {
  private readonly reached = new Uint8Array(this.crowd.rankOf.length);
  private anybody = false;

  protected reach(student: number): void {
    this.reached[student] = 1;
    this.anybody = true;
  }

  protected follow(rank: number): void {
    for (let before = -1; this.anybody && before !== this.unfound && this.sound && this.unfound > 0;) {
      before = this.unfound;
      for (const [mentor, open] of this.crowd.places.entries())
        if (open > 0 && this.levels[mentor] === NO_LEVEL && this.knows(mentor)) this.find(mentor, rank);
    }
  }

  private knows(mentor: number): boolean {
    const classes = this.crowd.worthOf.length;
    for (let k = 0; k < classes; k += 1)
      if (this.lists.hasAny(mentor * classes + k, (student) => this.reached[student] === 1)) return true;
    return false;
  }
}
