import { moments, sum } from '../numbers/sums';
import { columnsOf } from './alpha';
import { type NoFactor, oneFactor } from './one-factor';

/** McDonald's ω, or why there is none. */
export type Omega =
  | {
      readonly n: number;
      /** Share of the total's variance that comes from the common factor, 0 to 1. */
      readonly omega: number;
      /** Standardised loading of each item, in order. */
      readonly loadings: readonly number[];
    }
  | { readonly n: number; readonly omega: null; readonly why: NoFactor | 'too-few' | 'no-spread' };

/**
 * McDonald's ω (total) from one factor by maximum likelihood: (Σλ)²/((Σλ)² + Σψ) in the items' own units. One row a person with
 * every item answered and recoded, one column an item.
 * ω is null, with the reason, for fewer than three items, no more people than items, an item that all answered alike, a Heywood case
 * (an item with less than 0.5 % of its own variance) or a fit that does not settle.
 * Source: R. P. McDonald, Test Theory: A Unified Treatment (1999), ch. 6.
 * @throws RangeError when rows differ in length or an answer is not finite
 */
export function mcdonaldOmega(rows: readonly (readonly number[])[]): Omega {
  const columns = columnsOf(rows);
  const n = rows.length;
  const all = columns.map(moments);
  if (n <= columns.length || columns.length < 3) return { n, omega: null, why: 'too-few' };
  if (all.some(({ squares }) => squares === 0)) return { n, omega: null, why: 'no-spread' };
  const scaled = columns.map((column, at) => standardised(column, all[at]?.mean ?? 0, all[at]?.squares ?? 1));
  const correlations = scaled.map((a, i) => Float64Array.from(scaled, (b, j) => (i === j ? 1 : together(a, b))));
  const found = oneFactor(correlations);
  if (typeof found === 'string') return { n, omega: null, why: found };
  const sds = all.map(({ sd }) => sd ?? 0);
  const common = sum(sds.map((sd, at) => sd * (found.loadings[at] ?? 0))) ** 2;
  const own = sum(sds.map((sd, at) => sd * sd * (found.own[at] ?? 0)));
  return { n, omega: common / (common + own), loadings: [...found.loadings] };
}

const standardised = (column: readonly number[], mean: number, squares: number) =>
  column.map((one) => (one - mean) / Math.sqrt(squares));

const together = (a: readonly number[], b: readonly number[]) => sum(a.map((one, at) => one * (b[at] ?? 0)));
