import { gapOf, type Estimate, type PublishedCell, type Shown } from '@footing/statistics';
import type { Found, GapAsked, PublishedTable } from './report';

/** One cell as it is set: a number with its decimals, a mark in place of one, or words. */
export type GridCell =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  | { readonly kind: 'mark'; readonly code: string }
  | { readonly kind: 'words'; readonly words: string };

/** A table as rows and columns; the first `heads` cells of each row say what it is of. */
export interface Grid {
  readonly id: string;
  readonly title: string;
  readonly headers: readonly string[];
  readonly heads: number;
  readonly rows: readonly (readonly GridCell[])[];
  readonly notes: readonly string[];
}

/** A gap that was worked out, with the cells it is of. */
export interface Gap extends GapAsked {
  readonly gap: Estimate;
}

/** What stands for all codes of a dimension together. */
export const ALL = 'All';
/** Fewer of either group than this: no gap. */
const FEWEST = 23;

const words = (text: string): GridCell => ({ kind: 'words', words: text });
const number = (value: number, decimals: number): GridCell => ({ kind: 'number', value, decimals });

/** What a table of more than one counting shows in each row, by code: the same people at two times, and what changed. */
export const partNames = [
  { value: 'change', label: 'Change' },
  { value: 'before', label: 'The earlier time' },
  { value: 'after', label: 'The later time' },
] as const;

/** Whether a table shows more than one counting of the same places. */
export const hasSeveral = (cells: readonly Pick<PublishedCell, 'measure'>[]): boolean =>
  new Set(cells.map(({ measure }) => measure)).size > 1;

export const partCode = (measure: string): string =>
  partNames.find(({ value }) => value === measure)?.value ?? 'change';
const partName = (measure: string): string =>
  partNames.find(({ value }) => value === partCode(measure))?.label ?? measure;

/** Which snapshot a table is of: every figure cites it. */
export const citation = ({ snapshot, sha256 }: Pick<Found, 'snapshot' | 'sha256'>): string =>
  `Source: snapshot ${snapshot}, SHA-256 ${sha256}.`;

/** The table, and below it its gaps and what else was worked out from it; each with its own citation. */
export function gridsOf(table: PublishedTable): Grid[] {
  return [mainGrid(table), ...figuresGrid(table), ...gapsGrid(table)];
}

function mainGrid({ id, title, found }: PublishedTable): Grid {
  const { measure, by } = found;
  const isSeveral = hasSeveral(found.cells);
  const hasParts = found.cells.some(({ x }) => x !== undefined);
  const estimate = measure.kind === 'mean' ? 'Mean' : 'Share (%)';
  const spread = measure.kind === 'mean' ? ['From', 'To'] : ['From (%)', 'To (%)'];
  const estimates = measure.kind === 'count' ? [] : [...(hasParts ? ['With the outcome'] : []), estimate, ...spread];
  return {
    ...{ id, title, heads: Math.max(1, by.length) + (isSeveral ? 1 : 0) },
    headers: [
      ...(isSeveral ? ['Of'] : []),
      ...(by.length > 0 ? by.map(({ name }) => name) : ['Who']),
      'People',
      ...estimates,
    ],
    rows: found.cells.map((cell) => [
      ...(isSeveral ? [words(partName(cell.measure))] : []),
      ...headsOf(found, cell),
      shownCell(cell.n),
      ...(measure.kind === 'count' ? [] : [...(hasParts ? [shownCell(cell.x)] : []), ...estimateOf(found, cell)]),
    ]),
    notes: notesOf(found),
  };
}

const headsOf = ({ by }: Found, { at }: PublishedCell): GridCell[] =>
  by.length === 0
    ? [words('Everybody')]
    : by.map(({ key, codes }) => words(codes.find(({ code }) => code === at[key])?.name ?? at[key] ?? ALL));

const shownCell = (shown: Shown | undefined): GridCell =>
  shown === undefined ? words('') : 'code' in shown ? { kind: 'mark', code: shown.code } : number(shown.value, 0);

function estimateOf({ measure }: Found, { rate, mean }: PublishedCell): GridCell[] {
  const isMean = measure.kind === 'mean';
  return estimateCells(isMean ? mean : rate, isMean ? 1 : 100, isMean ? 2 : 1);
}

/** Value and ends, or the one mark three times. */
function estimateCells(estimate: Estimate | undefined, times: number, decimals: number): GridCell[] {
  if (estimate === undefined) return [words(''), words(''), words('')];
  if ('code' in estimate) return [0, 1, 2].map(() => ({ kind: 'mark', code: estimate.code }));
  return [estimate.value, estimate.low, estimate.high].map((value) => number(value * times, decimals));
}

/** What holds for the figures of all these tables, each once: to be said once in a document. Empty: there are none. */
export const madeHow = (tables: readonly PublishedTable[]): string[] => [
  ...new Set(tables.flatMap(({ found }) => [...(found.measure.kind === 'count' ? [] : [RANGE]), ...found.log.rules])),
];
const RANGE = '“From” and “To” are a 95 % range: where the true figure is likely to be.';

const notesOf = (found: Found): string[] => [
  `${found.measure.name}: ${found.measure.means} How it is worked out: ${found.measure.formula}.`,
  ...found.notes.map((note) => note.words),
  citation(found),
];

function figuresGrid({ id, title, found }: PublishedTable): Grid[] {
  if (found.figures.length === 0) return [];
  const isShare = ['percentage points', 'share'].includes(found.measure.unit);
  const cells = (value: number | null, code: string | null): GridCell =>
    value === null
      ? code === null
        ? words('')
        : { kind: 'mark', code }
      : number(isShare ? value * 100 : value, isShare ? 1 : 2);
  return [
    {
      ...{ id: `${id}-figures`, title: `${title}: worked out from the table`, heads: 1 },
      headers: ['Of', `${found.measure.name} (${found.measure.unit})`, 'From', 'To'],
      rows: found.figures.map(({ label, value, low, high, refused }) => [
        words(label),
        ...[value, low, high].map((one) => cells(one, refused)),
      ]),
      notes: ['Worked out from the figures shown above, and from nothing else.', citation(found)],
    },
  ];
}

/** The gaps that are asked of a table; N15 where either group is too small or not shown. */
export function gapsOf({ found, gaps = [] }: PublishedTable): Gap[] {
  return gaps.map((asked) => {
    const [first, second] = [cellAt(found.cells, asked.comparator), cellAt(found.cells, asked.priority)];
    const isEnough = isLarge(first) && isLarge(second);
    const gap = isEnough && first?.rate && second?.rate ? gapOf(first.rate, second.rate) : ({ code: 'N15' } as const);
    return { ...asked, gap };
  });
}

const isLarge = (cell: PublishedCell | undefined): boolean =>
  cell !== undefined && 'value' in cell.n && cell.n.value >= FEWEST;

const cellAt = (cells: readonly PublishedCell[], at: Readonly<Record<string, string>>): PublishedCell | undefined =>
  cells.find((cell) => sameAt(cell.at, at));

/** Whether two places of a table are one. */
export const sameAt = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, code]) => b[key] === code);

function gapsGrid(table: PublishedTable): Grid[] {
  const gaps = gapsOf(table);
  if (gaps.length === 0) return [];
  return [
    {
      ...{ id: `${table.id}-gaps`, title: `${table.title}: gaps`, heads: 1 },
      headers: ['Gap', 'Percentage points', 'From', 'To'],
      rows: gaps.map(({ label, gap }) => [words(label), ...estimateCells(gap, 100, 1)]),
      notes: [
        'A gap above nought: the first group of the two is behind. Worked out from the shares shown above.',
        citation(table.found),
      ],
    },
  ];
}

/** As it is written on a page or on paper, with a real minus. */
export function cellText(cell: GridCell): string {
  if (cell.kind === 'words') return cell.words;
  if (cell.kind === 'mark') return `[${cell.code}]`;
  const rounded = Number(cell.value.toFixed(cell.decimals)) + 0;
  const [whole = '', ...rest] = Math.abs(rounded).toFixed(cell.decimals).split('.');
  return `${rounded < 0 ? '−' : ''}${[whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')}`;
}
