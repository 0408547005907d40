import { harmless, writable } from '../sheets/report-sheets';

/** A cell of a data file: numbers as they are in full, texts in quotation marks. */
export type DataCell = string | number;

/** RFC 4180: UTF-8, CRLF; texts in quotation marks and harmless in a spreadsheet, numbers bare. */
export const csv = (records: readonly (readonly DataCell[])[]): Buffer =>
  Buffer.from(records.map((record) => `${record.map(cellText).join(',')}\r\n`).join(''));

const cellText = (cell: DataCell): string =>
  typeof cell === 'number' ? String(cell) : `"${harmless(writable(cell)).replaceAll('"', '""')}"`;

/** What {@link csv} wrote, texts as they stand in the file. Written by hand, so that what checks a pack leans on nothing that made it. */
export function readCsv(content: Buffer): string[][] {
  const text = content.toString('utf8');
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && bare === '' && record.length === 0) break;
    record.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
