import type { DimensionView, EvidenceTable } from '@footing/evidence';
import type { Estimate, PublishedCell, Shown } from '@footing/statistics';
import { inFigures, intervalInWords, valueInWords } from './in-figures';
import { markOf } from './marks';

/** The head of a column. */
export interface ShownColumn {
  readonly text: string;
  readonly numeric?: boolean;
}

/** A table as it stands on the page and in a file: what it is parted by, and every published number or its mark. */
export interface ShownTable {
  readonly columns: readonly ShownColumn[];
  /** How many of the first columns say which group a row is. */
  readonly groups: number;
  readonly rows: readonly (readonly string[])[];
}

type Parts = Pick<EvidenceTable, 'by' | 'cells' | 'measure'>;

const ALL = 'All';
/** What a measure counts of its people. */
const counted: Readonly<Record<string, string>> = {
  ...{ M01: 'Had a mentor', M02: 'Met often enough', M04: 'Answered', M05: 'Answered', M06: 'Answered' },
};
/** Where a measure looks at the same people more than once. */
const looks: Readonly<Record<string, string>> = { before: 'Earlier', after: 'Later' };

/** Every cell, in the order of the groups; those of all together come last. */
export function shownTable({ by, cells, measure }: Parts): ShownTable {
  const heads = headsOf(by, cells);
  const hasLooks = new Set(cells.map((cell) => cell.measure)).size > 1;
  const has = (part: 'x' | 'rate' | 'mean') => cells.some((cell) => cell[part] !== undefined);
  const columns: ShownColumn[] = [
    ...(hasLooks ? [{ text: 'When' }] : []),
    ...heads.map(({ name }) => ({ text: name })),
    { text: 'People', numeric: true },
    ...(has('x') ? [{ text: counted[measure.id] ?? 'With the outcome', numeric: true }] : []),
    ...(has('rate') ? [{ text: 'Share', numeric: true }, sure] : []),
    ...(has('mean') ? [{ text: 'Mean', numeric: true }, sure] : []),
  ];
  const rows = inOrder(cells, heads).map((cell) => [
    ...(hasLooks ? [looks[cell.measure] ?? 'Change'] : []),
    ...heads.map((head) => groupOf(head, cell)),
    countOf(cell.n),
    ...(has('x') ? [countOf(cell.x)] : []),
    ...(has('rate') ? estimateOf(cell.rate, 'share') : []),
    ...(has('mean') ? estimateOf(cell.mean, 'mean') : []),
  ]);
  return { columns, groups: heads.length + Number(hasLooks), rows };
}

const sure: ShownColumn = { text: 'Likely range', numeric: true };

interface Head {
  readonly key: string;
  readonly name: string;
  readonly codes: readonly { readonly code: string; readonly name: string }[];
}

/** What was asked for, and what the measure itself parts people by. */
function headsOf(by: readonly DimensionView[], cells: readonly PublishedCell[]): Head[] {
  const used = new Set(cells.flatMap(({ at }) => Object.keys(at)));
  const asked = by.filter(({ key }) => used.has(key));
  const own = [...used].filter((key) => !asked.some((one) => one.key === key));
  return [...asked, ...own.map((key) => ownHead(key, cells))];
}

function ownHead(key: string, cells: readonly PublishedCell[]): Head {
  const codes = [...new Set(cells.flatMap(({ at }) => at[key] ?? []))];
  const name = key === 'lasted' ? 'How long it lasted' : key;
  return { key, name, codes: codes.map((code) => ({ code, name: lastedInWords(code) })) };
}

function lastedInWords(code: string): string {
  const [, how, month] = /^(ended|seen)-(\d+)$/.exec(code) ?? [];
  if (how === undefined) return code;
  return `${how === 'ended' ? 'Ended' : 'Last seen'} in month ${Number(month) + 1}`;
}

const groupOf = ({ key, codes }: Head, { at }: PublishedCell): string => {
  const code = at[key];
  return code === undefined ? ALL : (codes.find((one) => one.code === code)?.name ?? code);
};

function inOrder(cells: readonly PublishedCell[], heads: readonly Head[]): PublishedCell[] {
  const looksIn = [...new Set(cells.map(({ measure }) => measure))];
  const placesOf = ({ measure, at }: PublishedCell) => [
    looksIn.indexOf(measure),
    ...heads.map(({ key, codes }) => {
      const code = at[key];
      return code === undefined ? codes.length : codes.findIndex((one) => one.code === code);
    }),
  ];
  return cells
    .map((cell) => ({ cell, places: placesOf(cell) }))
    .sort((a, b) => a.places.reduce((order, place, at) => order || place - (b.places[at] ?? 0), 0))
    .map(({ cell }) => cell);
}

function countOf(shown: Shown | undefined): string {
  if (!shown) return '–';
  return 'code' in shown ? markOf(shown.code) : inFigures(shown.value);
}

function estimateOf(estimate: Estimate | undefined, kind: 'share' | 'mean'): [value: string, interval: string] {
  if (!estimate) return ['–', '–'];
  if ('code' in estimate) return [markOf(estimate.code), markOf(estimate.code)];
  const unit = kind === 'share' ? 'share' : 'index';
  return [valueInWords(estimate.value, unit), intervalInWords(estimate.low, estimate.high, unit)];
}
