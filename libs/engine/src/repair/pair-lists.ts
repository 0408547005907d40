import type { Problem } from '../solve/problem';

/**
 * Allowed pairs listed by one side, made to be changed: the pairs of person `a` stand at `start[a]` to
 * `start[a] + size[a] - 1`, in no order. A list that has outgrown its room moves to the end of the arrays, twice as roomy,
 * so a change costs no more than the length of that one list. The arrays may be replaced by a change: read them afresh.
 */
export class PairLists {
  readonly start: Int32Array;
  readonly size: Int32Array;
  /** The person on the other side, and what the pair is worth. */
  other: Int32Array;
  value: Float64Array;
  private readonly room: Int32Array;
  private end: number;

  constructor(size: Int32Array) {
    this.size = size;
    this.room = Int32Array.from(size);
    this.start = new Int32Array(size.length);
    let end = 0;
    for (let a = 0; a < size.length; a += 1) {
      this.start[a] = end;
      end += size[a]!;
    }
    this.end = end;
    this.other = new Int32Array(end);
    this.value = new Float64Array(end);
  }

  /** Where the pair with `b` stands in the list of `a`; -1 when it is not allowed. */
  find(a: number, b: number): number {
    const start = this.start[a]!;
    for (let at = start + this.size[a]! - 1; at >= start; at -= 1) if (this.other[at] === b) return at;
    return -1;
  }

  add(a: number, b: number, value: number): void {
    if (this.size[a] === this.room[a]) this.move(a);
    const at = this.start[a]! + this.size[a]!;
    this.other[at] = b;
    this.value[at] = value;
    this.size[a]! += 1;
  }

  /** Takes out the pair at a position of `a`'s list; the last pair of the list takes its position. */
  removeAt(a: number, at: number): void {
    const last = this.start[a]! + this.size[a]! - 1;
    this.other[at] = this.other[last]!;
    this.value[at] = this.value[last]!;
    this.size[a]! -= 1;
  }

  private move(a: number): void {
    const room = 2 * this.room[a]! + 4;
    if (this.end + room > this.other.length) this.grow(2 * this.other.length + room);
    const [from, size] = [this.start[a]!, this.size[a]!];
    this.other.copyWithin(this.end, from, from + size);
    this.value.copyWithin(this.end, from, from + size);
    this.start[a] = this.end;
    this.room[a] = room;
    this.end += room;
  }

  private grow(length: number): void {
    const [other, value] = [new Int32Array(length), new Float64Array(length)];
    other.set(this.other);
    value.set(this.value);
    [this.other, this.value] = [other, value];
  }
}

/** The pairs of a problem, by student and by mentor. */
export function listPairs({ places, rowStart, mentorAt, valueAt }: Problem): { rows: PairLists; columns: PairLists } {
  const students = rowStart.length - 1;
  const rows = new PairLists(Int32Array.from({ length: students }, (_, i) => rowStart[i + 1]! - rowStart[i]!));
  rows.other.set(mentorAt);
  rows.value.set(valueAt);
  return { rows, columns: turned(rows, places.length) };
}

/** The same pairs, listed by the other side. `rows` must not have been changed yet. */
export function turned(rows: PairLists, others: number): PairLists {
  const size = new Int32Array(others);
  for (let e = 0; e < rows.other.length; e += 1) size[rows.other[e]!]! += 1;
  const columns = new PairLists(size);
  const next = Int32Array.from(columns.start);
  for (let i = 0; i < rows.size.length; i += 1)
    for (let e = rows.start[i]!, end = e + rows.size[i]!; e < end; e += 1) {
      const at = next[rows.other[e]!]!;
      next[rows.other[e]!]! += 1;
      columns.other[at] = i;
      columns.value[at] = rows.value[e]!;
    }
  return columns;
}
