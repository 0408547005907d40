import { readCsv } from '../data/csv';
import type { PackFile } from '../report';
import type { Derived } from './derive';

/** A row of a table of a pack, by column. */
export type Row = ReadonlyMap<string, string>;

export function rowsOf({ content }: PackFile): Row[] {
  const [head = [], ...records] = readCsv(content);
  return records.map((record) => new Map(head.map((name, at) => [name, record[at] ?? ''])));
}

/** A number in a column; null for a mark, for nothing, and for what is none. */
export function numberAt(row: Row, column: string): number | null {
  const text = row.get(column) ?? '';
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** A share, a mean or a gap with its ends; null where it is not shown whole. */
export function estimateAt(row: Row, columns: readonly [string, string, string]): Derived | null {
  const [value, low, high] = columns.map((column) => numberAt(row, column));
  return value == null || low == null || high == null ? null : { value, low, high };
}

/** The place of a row, as gaps name it. */
export const placeAt = (row: Row): string =>
  [...row]
    .flatMap(([column, code]) =>
      column.startsWith('by:') && code !== ''
        ? [`${encodeURIComponent(column.slice(3))}=${encodeURIComponent(code)}`]
        : [],
    )
    .join('&');
