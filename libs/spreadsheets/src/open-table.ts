import { findHeadings, hasText } from './find-headings';
import { nameHeaders } from './headers';
import { type TableLimits, defaultLimits } from './limits';
import { unprotect } from './protection';
import { recognise } from './recognise';
import { FileRefusal } from './refusals';
import type { RawRow, Table, TableRow } from './table';
import { openText } from './text/text-table';
import { openWorkbook } from './xlsx/workbook-table';

/**
 * Opens a CSV file or an Excel workbook as a table, whatever it is called: the content decides.
 *
 * Text may be separated by commas, semicolons, tabs or bars, and written in UTF-8, UTF-16 or Windows-1252. Of a workbook the
 * first visible sheet with anything in it is read. The first row that is not blank holds the headers, except that a title of one cell
 * above a row of several is left out, with a note. One apostrophe in front
 * of `= + - @` (which exports add so that no spreadsheet runs the text) is taken away.
 *
 * `sheet` names another sheet of a workbook to be read, whatever its capitals; a text file has none and is read as it is.
 *
 * Cost: a text file is read once here, and once for each walk over `rows`; memory does not grow with the number of rows,
 * except for a workbook's own list of texts.
 * @throws {FileRefusal} with a code of `refusalWords`, when there is no table to be read; some only while walking.
 */
export async function openTable(
  source: { readonly path: string },
  options: { readonly limits?: Partial<TableLimits>; readonly sheet?: string } = {},
): Promise<Table> {
  const limits = { ...defaultLimits, ...options.limits };
  const isWorkbook = (await recognise(source.path, limits.bytes)) === 'zip';
  const file = isWorkbook
    ? await openWorkbook(source.path, limits, options.sheet)
    : await openText(source.path, limits);
  const found = await findHeadings(filled(file.walk()));
  if (found === null) throw new FileRefusal('file.empty');
  const { headers, notes } = nameHeaders(found.headings.cells.map(unprotect));
  if (headers.length > limits.columns) throw new FileRefusal('file.too-many-columns');
  if (!found.hasRows) throw new FileRefusal('file.only-headers');
  // The reader's own list grows while rows are read, so it is asked each time.
  return {
    headers,
    rows: {
      [Symbol.asyncIterator]: () =>
        below(filled(file.walk()), { top: found.headings.number, width: headers.length, most: limits.rows }),
    },
    kind: isWorkbook ? 'xlsx' : 'csv',
    sheetNames: file.sheetNames,
    get notes() {
      return [...file.notes, ...found.notes, ...notes];
    },
  };
}

async function* filled(rows: AsyncGenerator<RawRow>): AsyncGenerator<RawRow> {
  for await (const row of rows) if (row.cells.some(hasText)) yield row;
}

interface Place {
  /** The number of the row that holds the headers. */
  readonly top: number;
  readonly width: number;
  readonly most: number;
}

async function* below(rows: AsyncGenerator<RawRow>, { top, width, most }: Place): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const { number, cells } of rows) {
    if (number <= top) continue;
    count += 1;
    if (count > most) throw new FileRefusal('file.too-many-rows', number);
    const texts = Array.from({ length: width }, (_, index) => unprotect(cells[index] ?? ''));
    yield { number, cells: texts, extra: cells.slice(width).filter(hasText) };
  }
}
