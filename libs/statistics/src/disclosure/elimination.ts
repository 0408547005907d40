/**
 * Step 3: which cells must be hidden too, so that none that is unsafe is a sum or difference of what is shown. Gaussian elimination in whole
 * numbers modulo a prime: products of two stay below 2^53, so nothing is lost.
 * Source: Langsrud (2024), Secondary cell suppression by Gaussian elimination, Privacy in Statistical Databases.
 */
const PRIME = 67_108_859;

/** What a figure is the sum of: rows (unknowns, each once) and how often each counts. Absent values: once each. */
export interface Column {
  readonly rows: readonly number[];
  readonly values?: readonly number[];
}

/** What is to be kept, and from what. */
export interface Elimination {
  readonly unknowns: number;
  /** Unsafe figures: none of them may follow from what is shown. */
  readonly unsafe: readonly Column[];
  /** Figures that anybody has already; what follows from them can be helped no more. */
  readonly known: readonly Column[];
  /** Figures to be shown if possible, those that matter most first. */
  readonly wanted: readonly Column[];
}

type Sparse = Map<number, number>;
interface Pivot {
  readonly row: number;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** @returns indices of `wanted` that must be hidden, and of `unsafe` that follow from what is known already. Cost: about wanted × (wanted + unsafe). */
export function eliminate({ unknowns, unsafe, known, wanted }: Elimination): { hidden: number[]; lost: number[] } {
  const reduction = new Reduction(unknowns, unsafe);
  for (const column of known) reduction.take(column, true);
  const lost = reduction.gone();
  const hidden: number[] = [];
  wanted.forEach((column, at) => {
    if (!reduction.take(column, false)) hidden.push(at);
  });
  return { hidden, lost };
}

/** What is shown so far, as pivots, and what is left of each unsafe figure beside it. */
class Reduction {
  readonly #pivots: Pivot[] = [];
  readonly #work: Float64Array;
  readonly #unsafe: Sparse[];
  /** Which unsafe figures hold a row still. */
  readonly #holders: Set<number>[];

  constructor(unknowns: number, unsafe: readonly Column[]) {
    this.#work = new Float64Array(unknowns);
    this.#holders = Array.from({ length: unknowns }, () => new Set<number>());
    this.#unsafe = unsafe.map((column, at) => {
      const sparse: Sparse = new Map(column.rows.map((row, i) => [row, modulo(column.values?.[i] ?? 1)]));
      for (const row of sparse.keys()) this.#holders[row]?.add(at);
      return sparse;
    });
  }

  gone = (): number[] => this.#unsafe.flatMap((left, at) => (left.size === 0 ? [at] : []));

  /** Shows one more figure, or says no: an unsafe one would follow from it. */
  take(column: Column, isForced: boolean): boolean {
    const rows = this.#reduced(column);
    if (rows.length === 0) return true;
    const row = this.#bestRow(rows);
    const held = [...(this.#holders[row] ?? [])];
    const isRefused = !isForced && held.some((at) => this.#isMultiple(at, rows));
    if (!isRefused) this.#accept(row, rows, held);
    for (const each of rows) this.#work[each] = 0;
    return !isRefused;
  }

  /** Leaves in the work row what the pivots do not make of a figure; gives its rows. */
  #reduced(column: Column): number[] {
    const work = this.#work;
    column.rows.forEach((row, i) => (work[row] = modulo(column.values?.[i] ?? 1)));
    const touched = new Set(column.rows);
    for (const pivot of this.#pivots) {
      const factor = work[pivot.row] ?? 0;
      if (factor === 0) continue;
      const { rows, values } = pivot;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] ?? 0;
        work[row] = less(work[row] ?? 0, factor, values[i] ?? 0);
        touched.add(row);
      }
    }
    return [...touched].filter((row) => work[row] !== 0);
  }

  /** The row that the fewest unsafe figures hold: least to do afterwards. */
  #bestRow(rows: readonly number[]): number {
    let best = rows[0] ?? 0;
    for (const row of rows) if ((this.#holders[row]?.size ?? 0) < (this.#holders[best]?.size ?? 0)) best = row;
    return best;
  }

  #isMultiple(at: number, rows: readonly number[]): boolean {
    const left = this.#unsafe[at];
    const [first = 0] = rows;
    if (left?.size !== rows.length) return false;
    const factor = times(left.get(first) ?? 0, inverse(this.#work[first] ?? 1));
    return rows.every((row) => left.get(row) === times(factor, this.#work[row] ?? 0));
  }

  #accept(row: number, rows: readonly number[], held: readonly number[]): void {
    const scale = inverse(this.#work[row] ?? 1);
    const values = Float64Array.from(rows, (each) => times(scale, this.#work[each] ?? 0));
    this.#pivots.push({ row, rows: Int32Array.from(rows), values });
    for (const at of held) this.#lessen(at, row, rows, values);
  }

  #lessen(at: number, row: number, rows: readonly number[], values: Float64Array): void {
    const left = this.#unsafe[at];
    const factor = left?.get(row) ?? 0;
    rows.forEach((each, i) => {
      const value = less(left?.get(each) ?? 0, factor, values[i] ?? 0);
      if (value === 0) {
        left?.delete(each);
        this.#holders[each]?.delete(at);
      } else {
        left?.set(each, value);
        this.#holders[each]?.add(at);
      }
    });
  }
}

const modulo = (value: number): number => ((value % PRIME) + PRIME) % PRIME;
const times = (a: number, b: number): number => (a * b) % PRIME;
const less = (a: number, factor: number, b: number): number => {
  const rest = (a - ((factor * b) % PRIME)) % PRIME;
  return rest < 0 ? rest + PRIME : rest;
};

/** By Fermat: a^(p-2). */
function inverse(value: number): number {
  let result = 1;
  for (let power = PRIME - 2, square = value; power > 0; power = Math.floor(power / 2), square = times(square, square))
    if (power % 2 === 1) result = times(result, square);
  return result;
}
