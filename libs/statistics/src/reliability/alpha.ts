import { fQuantile } from '../distributions/f';
import { mustBeInside } from '../numbers/refusals';
import { moments, sum } from '../numbers/sums';
import type { Interval } from '../proportions/wilson';

/** How well the items of a scale hang together. */
export interface Alpha {
  /** People who answered every item. */
  readonly n: number;
  readonly items: number;
  /** At most 1; below 0 when items pull against each other (one may need turning round). */
  readonly alpha: number;
  /** Feldt's, exact for items that measure alike. */
  readonly interval: Interval;
}

/**
 * Cronbach's α of people's recoded answers, one row a person, one column an item.
 * @returns null for fewer than two people or items, or when all people have the same total
 * Source: L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951) 297-334;
 * interval: L. S. Feldt, The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty, Psychometrika 30 (1965) 357-370.
 * @throws RangeError when rows differ in length, an answer is not finite, or the level is not between 0 and 1
 */
export function cronbachAlpha(rows: readonly (readonly number[])[], level = 0.95): Alpha | null {
  const columns = columnsOf(rows);
  const outside = (1 - mustBeInside('level', level)) / 2;
  const [n, items] = [rows.length, columns.length];
  const spreads = columns.map((column) => moments(column).squares);
  const total = moments(rows.map((row) => sum(row))).squares;
  if (n < 2 || items < 2 || total === 0) return null;
  const alpha = (items / (items - 1)) * (1 - sum(spreads) / total);
  const [top, bottom] = [n - 1, (n - 1) * (items - 1)];
  const lower = 1 - (1 - alpha) * fQuantile(outside, top, bottom, 'upper');
  const upper = 1 - (1 - alpha) * fQuantile(outside, top, bottom);
  return { n, items, alpha, interval: { lower, upper } };
}

/**
 * Rows turned into columns.
 * @throws RangeError when rows differ in length
 */
export function columnsOf(rows: readonly (readonly number[])[]): number[][] {
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) throw new RangeError('rows must be equally long');
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? NaN));
}
