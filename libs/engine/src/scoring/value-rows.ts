/** Rows are kept up to so many values in all; beyond that each is worked out when asked for. */
const MOST_KEPT = 1 << 22;

/** The values of one comparison: a row for each kind of student, worked out when it is first asked for. */
export class ValueRows {
  private readonly rows: (Uint16Array | undefined)[] = [];
  private kept = 0;

  /**
   * @param length how many values a row has: kinds of mentors times outcomes.
   * @param fill works out the row of one kind of student; `into` holds zeros or an earlier row.
   */
  constructor(
    readonly length: number,
    private readonly fill: (studentKind: number, into: Uint16Array) => void,
  ) {}

  /** Good until the next row is asked for. */
  row(studentKind: number): Uint16Array {
    const known = this.rows[studentKind];
    if (known) return known;
    const room = this.kept + this.length <= MOST_KEPT;
    const row = room ? new Uint16Array(this.length) : (this.spare ??= new Uint16Array(this.length));
    this.fill(studentKind, row);
    if (room) {
      this.rows[studentKind] = row;
      this.kept += this.length;
    }
    return row;
  }

  private spare: Uint16Array | undefined;
}
