import { frontOf, MARKS_TITLE, paragraphs } from '../front';
import { type Grid, type GridCell, gridsOf } from '../grid';
import { type Block, type Report, tablesOf } from '../report';

/** One sheet: rows of cells. `bold` rows are headings; `heads` says how many first cells of the table's rows are words. */
export interface ReportSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** In characters. */
  readonly widths: readonly number[];
}

export interface SheetRow {
  readonly isBold: boolean;
  readonly cells: readonly GridCell[];
}

const line = (...texts: readonly string[]): SheetRow => ({
  isBold: false,
  cells: texts.map((words) => ({ kind: 'words', words })),
});
const bold = (...texts: readonly string[]): SheetRow => ({ ...line(...texts), isBold: true });
const gap = line();

/**
 * A report as sheets: first what it is, what the marks mean, what it says and what each further sheet holds; then one sheet a table.
 * @throws {DomainError} conflict, `report.internal`
 */
export function sheetsOf(report: Report): ReportSheet[] {
  const grids = tablesOf(report).flatMap(gridsOf);
  const names = namesFor(grids);
  return [cover(report, grids, names), ...grids.map((grid, at) => tableSheet(grid, names[at] ?? ''))];
}

/** "Table 1", "Table 2": names that every program takes. */
const namesFor = (grids: readonly Grid[]): string[] => grids.map((_, at) => `Table ${at + 1}`);

function cover(report: Report, grids: readonly Grid[], names: readonly string[]): ReportSheet {
  const { made, sources, marks } = frontOf(report);
  const rows = [
    ...[bold(report.title), line(report.about), line(made), ...sources.map((one) => line(one)), gap],
    ...(marks.length > 0
      ? [bold(MARKS_TITLE), ...marks.map(({ code, meaning }) => line(`[${code}]`, meaning)), gap]
      : []),
    ...(grids.length > 0 ? [bold('Sheets'), ...grids.map(({ title }, at) => line(names[at] ?? '', title)), gap] : []),
    ...report.sections.flatMap(({ title, blocks }) => [bold(title), ...blocks.flatMap((one) => linesOf(one)), gap]),
  ];
  return { name: 'About', rows, widths: [60, 60] };
}

function linesOf(block: Block): SheetRow[] {
  switch (block.kind) {
    case 'text':
      return paragraphs(block.words).map((words) => line(words));
    case 'list':
      return block.items.map((item) => line(item));
    case 'facts':
      return block.rows.map(({ name, words }) => line(name, words));
    case 'table':
      return [line(`See: ${block.table.title}`)];
  }
}

const tableSheet = ({ title, headers, rows, notes }: Grid, name: string): ReportSheet => ({
  name,
  rows: [
    bold(title),
    ...notes.map((note) => line(note)),
    gap,
    bold(...headers),
    ...rows.map((cells) => ({ isBold: false, cells })),
  ],
  widths: headers.map((header, at) => (at === 0 ? 30 : Math.min(40, Math.max(10, header.length + 2)))),
});

/** A number as it is shown: no decimals that are not. */
export const shownNumber = ({ value, decimals }: { value: number; decimals: number }): number =>
  Number(value.toFixed(decimals)) + 0;

/** Programs pass over spaces at the start. */
const FORMULA = /^['\s]*[=+\-@\t\r\n＝＋－＠]/;

/** A text with one apostrophe in front where a program would run it as a formula. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Control signs that no XML holds are left out; half a sign becomes a question mark in a diamond. */
export const writable = (text: string): string =>
  text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => (/[\t\r\n]/.test(sign) ? sign : ''));
