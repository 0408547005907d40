import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { GridCell } from '../grid';
import type { Report } from '../report';
import { sameBytes } from '../zip/same-bytes';
import { harmless, type SheetRow, sheetsOf, shownNumber, writable } from './report-sheets';

const MAX_CELL = 32_767;

/**
 * A report as an Excel workbook. Texts are typed as text and made harmless besides; numbers are numbers as they are shown.
 * The same report gives the same bytes.
 * @throws {DomainError} conflict, `report.internal`
 */
export async function reportXlsx(report: Report): Promise<Buffer> {
  const files = sheetsOf(report).map(({ name, rows, widths }) => ({
    sheet: name,
    data: rows.map(rowOf),
    columns: widths.map((width) => ({ width })),
  }));
  return sameBytes(await writeExcelFile(files).toBuffer());
}

const rowOf = ({ cells, isBold }: SheetRow): Cell[] => cells.map((cell) => cellOf(cell, isBold));

function cellOf(cell: GridCell, isBold: boolean): Cell {
  if (cell.kind === 'number')
    return {
      value: shownNumber(cell),
      type: Number,
      format: cell.decimals === 0 ? '#,##0' : `0.${'0'.repeat(cell.decimals)}`,
    };
  const text = cell.kind === 'mark' ? `[${cell.code}]` : cell.words;
  if (text === '') return null;
  return { value: plain(text), type: String, ...(isBold ? { fontWeight: 'bold' as const } : {}) };
}

/** What Excel reads as a sign by its number (`_x000D_`) stays as it was typed; the writer's own lists of words are passed by. */
function plain(text: string): string {
  const safe = harmless(writable(text))
    .replace(/\r/g, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .slice(0, MAX_CELL);
  const first = `_x${safe.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  return safe in {} ? first + safe.slice(1) : safe;
}
