import type { CopyOfMe, ReadPart } from '@footing/consent';
import { renderPage } from '@footing/pages';
import { writeCsv } from '@footing/spreadsheets';
import { cellInWords } from './cell-words';
import { CopyIndex } from './copy-index';

/** One file of a copy. */
export interface CopyFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A copy as files: a page to read, everything for other programs, and a table for each kind of thing that is held. */
export function copyFiles(copy: CopyOfMe): CopyFile[] {
  const held = copy.parts.filter(({ rows }) => rows.length > 0);
  return [
    { name: 'index.html', content: Buffer.from(renderPage(<CopyIndex copy={copy} />)) },
    { name: 'data.json', content: Buffer.from(JSON.stringify(asData(copy), null, 2)) },
    ...held.map((part) => ({ name: `${part.name}.csv`, content: writeCsv(tableOf(part)) })),
  ];
}

const tableOf = ({ columns, rows }: ReadPart) => ({
  headers: columns,
  rows: rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : cellInWords(cell)))),
});

const asData = ({ name, institution, at, parts }: CopyOfMe) => ({
  about: name,
  heldBy: institution,
  madeAt: at,
  parts: parts.map(({ rows, columns, ...part }) => ({
    ...part,
    rows: rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null]))),
  })),
});
