import { mustBeFinite } from '../numbers/refusals';

/**
 * Columns of a model: ones first, then one a covariate.
 * @throws RangeError when rows differ in length or a covariate is not a finite number
 */
export function withIntercept(rows: readonly (readonly number[])[]): Float64Array[] {
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) throw new RangeError('rows must be equally long');
  const ones = new Float64Array(rows.length).fill(1);
  const column = (at: number) => Float64Array.from(rows, (row) => mustBeFinite('a covariate', row[at] ?? NaN));
  return [ones, ...Array.from({ length: width }, (_, at) => column(at))];
}

/** Values of the kept columns put back to their places; null where a column was left out. */
export function inPlace<T>(width: number, kept: readonly number[], values: readonly T[]): (T | null)[] {
  const all = new Array<T | null>(width).fill(null);
  kept.forEach((place, at) => (all[place] = values[at] ?? null));
  return all;
}
