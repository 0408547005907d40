import type { TwoSided } from './two-sided';

/**
 * Each student's pairs in the order of `studentOrder`, asked for one by one. A student's pairs are sorted when they first
 * ask, as numbers: the view, then the mentor's place in the order that settles ties, both in one whole number below 2^53.
 */
export class Wishes {
  /** Mentors by lottery number, the greatest first; and where each of them stands. */
  private readonly tieOrder: Int32Array;
  private readonly placeOf: Int32Array;
  private readonly listOf: (Int32Array | undefined)[];
  private readonly asked: Int32Array;
  private readonly edgeAt: Int32Array;

  constructor(private readonly market: TwoSided) {
    const { mentorTicket, places, rowStart } = market;
    this.tieOrder = Int32Array.from(places.keys()).sort((a, b) => mentorTicket[b]! - mentorTicket[a]! || a - b);
    this.placeOf = new Int32Array(places.length);
    for (const [place, mentor] of this.tieOrder.entries()) this.placeOf[mentor] = place;
    this.edgeAt = new Int32Array(places.length);
    this.asked = new Int32Array(rowStart.length - 1);
    this.listOf = Array.from(this.asked, () => undefined);
  }

  /** The student's next best pair, as a position; -1 when there is none left. */
  next(student: number): number {
    this.listOf[student] ??= this.sorted(student);
    const at = this.asked[student]!;
    this.asked[student] = at + 1;
    return this.listOf[student][at] ?? -1;
  }

  private sorted(student: number): Int32Array {
    const { rowStart, mentorAt, studentView, places } = this.market;
    const from = rowStart[student]!;
    const keys = new Float64Array(rowStart[student + 1]! - from);
    for (let at = 0; at < keys.length; at += 1) {
      const mentor = mentorAt[from + at]!;
      this.edgeAt[mentor] = from + at;
      // Below 0 for a better view, so that the smallest number comes first.
      keys[at] = this.placeOf[mentor]! - studentView[from + at]! * places.length;
    }
    return Int32Array.from(keys.sort(), (key) => this.edgeAt[this.mentorIn(key)]!);
  }

  private mentorIn(key: number): number {
    const mentors = this.tieOrder.length;
    return this.tieOrder[((key % mentors) + mentors) % mentors]!;
  }
}
