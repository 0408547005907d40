/** Columns made square to each other: X = QR, with the columns that follow from earlier ones left out. */
export interface Factored {
  /** Places of the columns that are kept, in order. */
  readonly kept: readonly number[];
  /** One column of length 1 for each kept. */
  readonly q: readonly Float64Array[];
  /** Upper triangle by rows, kept × kept. */
  readonly r: readonly Float64Array[];
}

/** A column that keeps less than this of its length is told by the earlier ones. */
const NOTHING_NEW = 1e-9;

/**
 * Gram–Schmidt done twice, which is as steady as Householder's way and gives Q itself.
 * Cost: 4nk² for n rows and k columns.
 * Source: L. Giraud, J. Langou, M. Rozložník, The loss of orthogonality in the Gram-Schmidt orthogonalization process, Computers & Mathematics with Applications 50 (2005) 1069-1075.
 */
export function factor(columns: readonly Float64Array[]): Factored {
  const kept: number[] = [];
  const q: Float64Array[] = [];
  const above: Float64Array[] = [];
  columns.forEach((column, place) => {
    const { onto, rest } = project(q, column);
    const length = norm(rest);
    if (!(length > NOTHING_NEW * norm(column))) return;
    kept.push(place);
    above.push(Float64Array.of(...onto, length));
    q.push(rest.map((value) => value / length));
  });
  const r = q.map((_, row) => Float64Array.from(q, (_one, column) => above[column]![row] ?? 0));
  return { kept, q, r };
}

/** How far a column reaches along each of the square ones, and what is left of it. */
export function project(q: readonly Float64Array[], column: Float64Array): { onto: Float64Array; rest: Float64Array } {
  const rest = column.slice();
  const onto = new Float64Array(q.length);
  for (let time = 0; time < 2; time += 1) {
    q.forEach((one, at) => {
      const along = dot(one, rest);
      onto[at]! += along;
      for (let row = 0; row < rest.length; row += 1) rest[row]! -= along * one[row]!;
    });
  }
  return { onto, rest };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let row = 0; row < a.length; row += 1) total += a[row]! * b[row]!;
  return total;
}

/** Length, with the largest taken out first so that no square overflows. */
function norm(column: Float64Array): number {
  const largest = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(column.reduce((total, value) => total + (value / largest) ** 2, 0));
}

/** x of Rx = v, R an upper triangle. */
export function solveUpper(r: readonly Float64Array[], v: Float64Array): Float64Array {
  const x = v.slice();
  for (let row = r.length - 1; row >= 0; row -= 1) {
    const line = r[row]!;
    for (let column = row + 1; column < r.length; column += 1) x[row]! -= line[column]! * x[column]!;
    x[row]! /= line[row]!;
  }
  return x;
}

/** Columns of R's inverse. */
export function inverseUpper(r: readonly Float64Array[]): Float64Array[] {
  return r.map((_, at) => {
    const unit = new Float64Array(r.length);
    unit[at] = 1;
    return solveUpper(r, unit);
  });
}

/** For each row, how much its own outcome weighs in its fitted value: 0 to 1, the sum is the number of columns kept. */
export function leverages(q: readonly Float64Array[], n: number): Float64Array {
  const all = new Float64Array(n);
  for (const column of q) for (let row = 0; row < n; row += 1) all[row]! += column[row]! ** 2;
  return all;
}
