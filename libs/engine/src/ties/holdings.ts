/** Pairs that are tied, by student as in solve/problem.ts; the heavier the better. Weights are whole, below 2^51. */
export interface TiedPairs {
  readonly places: Int32Array;
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
  readonly weightAt: Float64Array;
}

/** The price of a mentor without an open place: more than any pair weighs, yet exact in sums. */
const OUT_OF_REACH = 2 ** 52;

/** Who holds which place, and what everybody's place is worth, while the solver works. */
export class Holdings {
  readonly students: number;
  readonly mentors: number;
  /** The place a student holds, or -1; places are numbered through all mentors. */
  readonly unitOf: Int32Array;
  /** The pair (its position in the problem's arrays) a student holds, or -1. */
  readonly edgeOf: Int32Array;
  readonly holder: Int32Array;
  readonly unitStart: Int32Array;
  readonly taken: Int32Array;
  /** Worth of being placed, by student. */
  readonly u: Float64Array;
  /** Price of one place, by mentor. */
  readonly p: Float64Array;

  constructor({ places, rowStart }: TiedPairs) {
    this.students = rowStart.length - 1;
    this.mentors = places.length;
    this.unitStart = new Int32Array(places.length + 1);
    // A place for each student and one more can never all be taken: more places than that change nothing.
    for (let j = 0; j < places.length; j += 1)
      this.unitStart[j + 1] = (this.unitStart[j] ?? 0) + Math.min(places[j] ?? 0, this.students + 1);
    this.holder = new Int32Array(this.unitStart[places.length] ?? 0).fill(-1);
    this.unitOf = new Int32Array(this.students).fill(-1);
    this.edgeOf = new Int32Array(this.students).fill(-1);
    this.taken = new Int32Array(places.length);
    this.u = new Float64Array(this.students);
    this.p = Float64Array.from(places, (open) => (open === 0 ? OUT_OF_REACH : 0));
  }

  hasRoom(mentor: number): boolean {
    return this.unitStart[mentor]! + this.taken[mentor]! < this.unitStart[mentor + 1]!;
  }

  /** A free place of a mentor that has room, now counted as taken. */
  openUnit(mentor: number): number {
    const unit = this.unitStart[mentor]! + this.taken[mentor]!;
    this.taken[mentor]! += 1;
    return unit;
  }

  give(unit: number, student: number, edge: number): void {
    this.holder[unit] = student;
    this.unitOf[student] = unit;
    this.edgeOf[student] = edge;
  }

  /** The student goes without; whoever calls gives the place to somebody else. */
  release(student: number): void {
    this.unitOf[student] = -1;
    this.edgeOf[student] = -1;
  }
}
