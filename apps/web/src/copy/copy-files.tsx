import type { CopyOfMe, ReadPart } from '@footing/consent';
import { renderPage } from '@footing/pages';
import { writeCsv } from '@footing/spreadsheets';
import { type SayItem, valueInWords } from './cell-words';
import { CopyIndex } from './copy-index';

/** One file of a copy. */
export interface CopyFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * A copy as files: a page to read, everything for other programs, and a table for each kind of thing that is held. Page
 * and tables say codes in words; what other programs read has the codes, and the words beside them.
 */
export function copyFiles(copy: CopyOfMe, sayItem: SayItem): CopyFile[] {
  const held = copy.parts.filter(({ rows }) => rows.length > 0);
  return [
    { name: 'index.html', content: Buffer.from(renderPage(<CopyIndex copy={copy} sayItem={sayItem} />)) },
    { name: 'data.json', content: Buffer.from(JSON.stringify(asData(copy, sayItem), null, 2)) },
    ...held.map((part) => ({ name: `${part.name}.csv`, content: writeCsv(tableOf(part, sayItem)) })),
    ...held.flatMap(({ files = [] }) => files),
  ];
}

const tableOf = ({ columns, rows }: ReadPart, sayItem: SayItem) => ({
  headers: columns,
  rows: rows.map((row) =>
    row.map((cell, place) =>
      cell instanceof Date ? cell.toISOString() : valueInWords(columns[place] ?? '', cell, sayItem),
    ),
  ),
});

const asData = ({ name, institution, at, parts }: CopyOfMe, sayItem: SayItem) => ({
  about: name,
  heldBy: institution,
  madeAt: at,
  parts: parts.map(({ rows, columns, files: _, ...part }) => ({
    ...part,
    rows: rows.map((row) => ({
      ...Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null])),
      ...wordsBeside(columns, row, sayItem),
    })),
  })),
});

/** `in words`: what the codes of a row say, by column; left out where nothing in it is a code. */
function wordsBeside(columns: ReadPart['columns'], row: ReadPart['rows'][number], sayItem: SayItem) {
  const said = columns.flatMap((column, place): [string, string][] => {
    const cell = row[place] ?? null;
    if (typeof cell !== 'string') return [];
    const words = valueInWords(column, cell, sayItem);
    return words === cell ? [] : [[column, words]];
  });
  return said.length === 0 ? {} : { 'in words': Object.fromEntries(said) };
}
