import { ruleOf } from '../basis';
import type { PackFile } from '../report';
import { type Derived, deriveGap, deriveShare, isSame } from './derive';
import { derivations, type Told } from './derive-figures';
import { estimateAt, numberAt, type Row, rowsOf } from './read-table';
import { type Table, tableOf } from './table';

/** Figures that no table of a pack gives, how many there are, and why. */
export interface NotDerived {
  readonly what: string;
  readonly why: string;
  readonly many: number;
}

/** How many figures were worked out again, and which could not be. */
export interface Checked {
  /** Shares with their ranges. */
  readonly rates: number;
  readonly gaps: number;
  /** Everything else that is worked out from a table. */
  readonly others: number;
  /** Only the order of their ends was looked at; each kind once. */
  readonly notDerived: readonly NotDerived[];
  readonly faults: readonly string[];
}

/** What came of one row or one file. */
interface Part {
  readonly kind?: 'rates' | 'gaps' | 'others';
  readonly notDerived?: Omit<NotDerived, 'many'>;
  readonly fault?: string | undefined;
}

const RATE = ['rate', 'rate_low', 'rate_high'] as const;
const MEAN = ['mean', 'mean_low', 'mean_high'] as const;
const VALUE = ['value', 'low', 'high'] as const;

const MEANS = { what: 'means', why: 'they rest on what each person scored, which no table holds' };
const EXACT = {
  what: 'shares without the number that they are of',
  why: 'the form of OfS gives shares of counts as they are, and no numerators',
};
const ALPHA = { what: 'figures of reliability', why: 'they rest on what each person answered, which no table holds' };
const UNTOLD = { what: 'other figures', why: 'the pack does not say which rows they rest on' };

/** Every figure of a pack's tables again, from the tables alone. Cost: linear, but for strata: rows by strata. */
export function verifyFigures(files: readonly PackFile[]): Checked {
  const tables = new Map(files.map((file) => [file.name, tableOf(rowsOf(file))]));
  const parts = [...tables].flatMap(([name, table]) => {
    const main = tables.get(name.replace(/-(?:gaps|figures)\.csv$/, '.csv')) ?? table;
    const each = (check: (row: Row, where: string) => readonly Part[]) =>
      table.rows.flatMap((row, at) => check(row, `${name}, row ${at + 2}`));
    if (name.endsWith('-gaps.csv')) return each((row, where) => gapOf(row, where, main));
    if (name.endsWith('-figures.csv')) return each((row, where) => figureOf(row, where, main));
    return each(cellOf);
  });
  const many = (kind: Part['kind']) => parts.filter((part) => part.kind === kind).length;
  return {
    ...{ rates: many('rates'), gaps: many('gaps'), others: many('others') },
    notDerived: summed(parts.flatMap(({ notDerived }) => notDerived ?? [])),
    faults: parts.flatMap(({ fault }) => fault ?? []),
  };
}

function summed(all: readonly Omit<NotDerived, 'many'>[]): NotDerived[] {
  return [...new Set(all)].map((one) => ({ ...one, many: all.filter((other) => other === one).length }));
}

const isInOrder = ({ value, low, high }: Derived): boolean => low <= value && value <= high;

function cellOf(row: Row, where: string): Part[] {
  const [rate, mean, x, n] = [estimateAt(row, RATE), estimateAt(row, MEAN), numberAt(row, 'x'), numberAt(row, 'n')];
  const order = [rate, mean].flatMap((one): Part[] =>
    one && !isInOrder(one) ? [{ fault: `${where}: a range does not hold its figure` }] : [],
  );
  if (mean) return [{ notDerived: MEANS }, ...order];
  if (!rate) return order;
  if (x === null || n === null) return [{ notDerived: EXACT }, ...order];
  const fault = `${where}: the share or its range is not that of ${x} of ${n}`;
  return [{ kind: 'rates', fault: isSame(rate, deriveShare(x, n)) ? undefined : fault }, ...order];
}

function gapOf(row: Row, where: string, main: Table): Part[] {
  const gap = estimateAt(row, VALUE);
  if (!gap) return [];
  const [first, second] = ['comparator', 'priority'].map((side) => {
    const found = main.at(row.get(side) ?? '');
    return found ? estimateAt(found, RATE) : null;
  });
  const isRight = first && second && isSame(gap, deriveGap(first, second));
  return [{ kind: 'gaps', fault: isRight ? undefined : `${where}: the gap is not that of the two rows it names` }];
}

/** The measure alone says which rule holds: a pack cannot excuse its figures by naming none. */
function figureOf(row: Row, where: string, main: Table): Part[] {
  const value = numberAt(row, 'value');
  const measure = row.get('measure') ?? '';
  const rule = ruleOf[measure];
  if (value === null) return [];
  if (!rule || rule === 'as-given') return [{ notDerived: measure === 'M10' ? ALPHA : UNTOLD }];
  if (row.get('rule') !== rule) return [{ fault: `${where}: it is not said which rows ${measure} rests on` }];
  const derived = derivations[rule](main, (row.get('rows') ?? '').split('|'));
  const told: Told = { value, low: numberAt(row, 'low'), high: numberAt(row, 'high') };
  const fault = `${where}: ${measure} is not what its table gives`;
  const isRight = derived !== null && isSameTold(told, derived);
  return [{ kind: rule === 'gap' ? 'gaps' : 'others', fault: isRight ? undefined : fault }];
}

const isSameTold = (a: Told, b: Told): boolean =>
  [a.low, a.high].map((end) => end === null).join() === [b.low, b.high].map((end) => end === null).join() &&
  [a.value - b.value, (a.low ?? 0) - (b.low ?? 0), (a.high ?? 0) - (b.high ?? 0)].every(
    (difference) => Math.abs(difference) <= 1e-9,
  );
