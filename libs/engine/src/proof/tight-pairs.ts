/** Pairs by student, filled row by row. */
export class TightPairs {
  readonly rowStart: Int32Array;
  readonly mentorAt: number[] = [];

  constructor(students: number) {
    this.rowStart = new Int32Array(students + 1);
  }

  add(mentor: number): void {
    this.mentorAt.push(mentor);
  }

  endRow(student: number): void {
    this.rowStart[student + 1] = this.mentorAt.length;
  }
}
