import type { PackFile } from '../report';
import { type Derived, deriveGap, deriveShare, isSame } from './derive';
import { estimateAt, numberAt, placeAt, type Row, rowsOf } from './read-table';

/** How many figures were worked out again; `asGiven`: shown without the counts they rest on, so only their order was looked at. */
export interface Checked {
  readonly rates: number;
  readonly gaps: number;
  readonly asGiven: number;
  readonly faults: readonly string[];
}

const RATE = ['rate', 'rate_low', 'rate_high'] as const;
const MEAN = ['mean', 'mean_low', 'mean_high'] as const;
const VALUE = ['value', 'low', 'high'] as const;

/** Every figure of a pack's tables again, from the tables alone. Cost: linear, but for gaps without named rows: rows squared. */
export function verifyFigures(tables: readonly PackFile[]): Checked {
  const found: Checked[] = tables.map((file) => {
    const rows = rowsOf(file);
    if (/-gaps\.csv$/.test(file.name)) return gapsIn(file.name, rows, sharesOf(tables, file.name, '-gaps.csv'));
    if (/-figures\.csv$/.test(file.name))
      return figuresIn(file.name, rows, sharesOf(tables, file.name, '-figures.csv'));
    return cellsIn(file.name, rows);
  });
  const sum = (of: 'rates' | 'gaps' | 'asGiven') => found.reduce((all, one) => all + one[of], 0);
  return {
    rates: sum('rates'),
    gaps: sum('gaps'),
    asGiven: sum('asGiven'),
    faults: found.flatMap(({ faults }) => faults),
  };
}

function sharesOf(tables: readonly PackFile[], name: string, ending: string): Map<string, Derived> {
  const main = tables.find((file) => file.name === `${name.slice(0, -ending.length)}.csv`);
  const rows = main ? rowsOf(main) : [];
  return new Map(
    rows.flatMap((row) => [estimateAt(row, RATE)].flatMap((one) => (one ? [[placeAt(row), one] as const] : []))),
  );
}

const isInOrder = ({ value, low, high }: Derived): boolean => low <= value && value <= high;

function cellsIn(name: string, rows: readonly Row[]): Checked {
  const faults: string[] = [];
  let [rates, asGiven] = [0, 0];
  for (const [at, row] of rows.entries()) {
    const where = `${name}, row ${at + 2}`;
    const [rate, mean, x, n] = [estimateAt(row, RATE), estimateAt(row, MEAN), numberAt(row, 'x'), numberAt(row, 'n')];
    if (rate && x !== null && n !== null) {
      rates += 1;
      if (!isSame(rate, deriveShare(x, n))) faults.push(`${where}: the share or its range is not that of ${x} of ${n}`);
    } else if (rate) asGiven += 1;
    if (mean) asGiven += 1;
    for (const one of [rate, mean])
      if (one && !isInOrder(one)) faults.push(`${where}: a range does not hold its figure`);
  }
  return { rates, gaps: 0, asGiven, faults };
}

function gapsIn(name: string, rows: readonly Row[], shares: ReadonlyMap<string, Derived>): Checked {
  const shown = rows.flatMap((row, at) => [estimateAt(row, VALUE)].flatMap((gap) => (gap ? [{ row, at, gap }] : [])));
  const faults = shown.flatMap(({ row, at, gap }) => {
    const [first, second] = [shares.get(row.get('comparator') ?? ''), shares.get(row.get('priority') ?? '')];
    const isRight = first && second && isSame(gap, deriveGap(first, second));
    return isRight ? [] : [`${name}, row ${at + 2}: the gap is not that of the two rows it names`];
  });
  return { rates: 0, gaps: shown.length, asGiven: 0, faults };
}

/** Gaps whose rows are not named have to be those of some two rows of the table. */
function figuresIn(name: string, rows: readonly Row[], shares: ReadonlyMap<string, Derived>): Checked {
  const all = [...shares.values()];
  const isGap = (row: Row) => ['M05', 'M14'].includes(row.get('measure') ?? '') && estimateAt(row, VALUE) !== null;
  const faults = rows.flatMap((row, at) => {
    const gap = estimateAt(row, VALUE);
    const isRight = !gap || !isGap(row) || all.some((a) => all.some((b) => isSame(gap, deriveGap(a, b))));
    return isRight ? [] : [`${name}, row ${at + 2}: the gap is not that of any two rows`];
  });
  const gaps = rows.filter(isGap).length;
  return { rates: 0, gaps, asGiven: rows.length - gaps, faults };
}
