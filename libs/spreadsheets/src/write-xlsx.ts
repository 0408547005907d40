import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { protectTyped } from './protection';
import { type CellValue, type Sheet, writable } from './sheet';

const MAX_NAME = 31;
/** Excel's own limit for one cell. */
const MAX_CELL = 32_767;

/**
 * Sheets as an Excel workbook: bold headers that stay in sight, columns as wide as they need to be. Every text is stored as
 * text, so none can run as a formula; numbers stay numbers.
 */
export function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const names = uniqueNames(sheets.map((sheet) => sheet.name));
  const files = sheets.map((sheet, index) => {
    const rows = [...sheet.rows];
    const widths = sheet.widths ?? widthsOf([sheet.headers, ...rows.slice(0, 1000)]);
    return {
      sheet: names[index] ?? 'Sheet',
      data: [sheet.headers.map(header), ...rows.map((row) => row.map(cell))],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    };
  });
  return writeExcelFile(files).toBuffer();
}

const header = (text: string): Cell => ({ value: typed(text), type: String, fontWeight: 'bold' });

function cell(value: CellValue): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' && Number.isFinite(value)) return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value: typed(String(value)), type: String };
}

const typed = (text: string): string => escaped(protectTyped(writable(text)).slice(0, MAX_CELL));

const spelled = (letter: string): string => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * XML loses carriage returns, so Excel writes them as `_x000D_`, and a text that looks like that with its `_` spelled out.
 * The same spelling carries words such as `constructor` past the writer, whose list of texts takes them for its own members.
 */
function escaped(text: string): string {
  const safe = text.replace(/_(?=x[0-9a-f]{4}_)|\r/gi, spelled);
  return safe in {} ? spelled(safe) + safe.slice(1) : safe;
}

function widthsOf(rows: readonly (readonly CellValue[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, value] of row.entries()) {
      const needed = Math.min(60, String(value ?? '').length + 2);
      widths[index] = Math.max(widths[index] ?? 8, needed);
    }
  return widths;
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      writable(name)
        .replace(/[[\]:*?/\\]|^'|'$/g, ' ')
        .trim()
        .slice(0, MAX_NAME) || 'Sheet';
    let unique = plain;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) {
      const ending = ` (${number})`;
      unique = plain.slice(0, MAX_NAME - ending.length) + ending;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
