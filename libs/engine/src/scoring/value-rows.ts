/** The values of one comparison are kept when there are no more than this; otherwise rows are worked out when asked for. */
const MOST_KEPT = 1 << 22;

/** The values of one comparison: a row for each kind of student, worked out when it is first asked for. */
export class ValueRows {
  private readonly kept: boolean;
  private readonly all: Uint16Array;
  private readonly known: (Uint16Array | undefined)[] = [];

  /**
   * @param kinds how many kinds of students there are.
   * @param length how many values a row has: kinds of mentors times outcomes.
   * @param fill works out the row of one kind of student; it writes every value.
   */
  constructor(
    kinds: number,
    readonly length: number,
    private readonly fill: (studentKind: number, into: Uint16Array) => void,
  ) {
    this.kept = kinds * length <= MOST_KEPT;
    this.all = new Uint16Array(this.kept ? kinds * length : length);
  }

  /** Good until the next row is asked for. */
  row(studentKind: number): Uint16Array {
    const known = this.known[studentKind];
    if (known) return known;
    const row = this.kept ? this.all.subarray(studentKind * this.length, (studentKind + 1) * this.length) : this.all;
    this.fill(studentKind, row);
    if (this.kept) this.known[studentKind] = row;
    return row;
  }
}
