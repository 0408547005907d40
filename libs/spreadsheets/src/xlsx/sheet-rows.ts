import type { TableLimits } from '../limits';
import { FileRefusal } from '../refusals';
import type { RawRow } from '../table';
import { numberWords } from './number-words';
import { type Workbook, unescaped } from './workbook';
import { readXml } from './xml';

/** What a sheet is read against. */
export interface SheetReading {
  readonly workbook: Workbook;
  readonly limits: TableLimits;
  /** Told of each cell that shows an error such as #REF!; such cells are read as empty. */
  readonly onBroken: (address: string) => void;
}

/** The rows of one sheet that have a cell with something in it, in the file's order. @throws {FileRefusal} */
export async function* sheetRows(pieces: AsyncIterable<Buffer>, reading: SheetReading): AsyncGenerator<RawRow> {
  const sheet = new SheetReader(reading);
  const reader = readXml(pieces, sheet);
  try {
    while (!(await reader.next()).done) yield* sheet.takeRows();
  } finally {
    await reader.return(undefined);
  }
}

/** Gathers the rows of a sheet from the events of its XML. */
class SheetReader {
  private rows: RawRow[] = [];
  private number = 0;
  private cells: string[] = [];
  private chars = 0;
  private column = -1;
  private cell: { type: string; style: number; address: string } | null = null;
  private value = '';
  private isValue = false;
  private isReading = false;

  constructor(private readonly reading: SheetReading) {}

  takeRows(): RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  readonly open = (tag: string, attributes: Record<string, string>): void => {
    if (tag === 'c') this.startCell(attributes);
    else if (tag === 'row') this.startRow(attributes.r);
    else if (tag === 'rPh') this.isReading = true;
    else if ((tag === 'v' || tag === 't') && this.cell !== null) this.isValue = !this.isReading;
  };

  readonly text = (text: string): void => {
    if (!this.isValue) return;
    this.value += text;
    if (this.value.length > this.reading.limits.recordSize) throw new FileRefusal('file.record-too-long', this.number);
  };

  readonly close = (tag: string): void => {
    if (tag === 'v' || tag === 't') this.isValue = false;
    else if (tag === 'rPh') this.isReading = false;
    else if (tag === 'c') this.endCell();
    else if (tag === 'row' && this.cells.length > 0) this.rows.push({ number: this.number, cells: this.cells });
  };

  private startRow(number: string | undefined): void {
    this.number = number === undefined ? this.number + 1 : Number(number);
    this.cells = [];
    this.chars = 0;
    this.column = -1;
  }

  private startCell({ r, t = 'n', s }: Record<string, string>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.cell = { type: t, style: Number(s ?? -1), address: r ?? `row ${this.number}` };
    this.value = '';
  }

  private endCell(): void {
    const words = this.words();
    this.cell = null;
    if (words === '') return;
    const { columns, recordSize } = this.reading.limits;
    if (this.column >= columns) throw new FileRefusal('file.too-many-columns', this.number);
    this.chars += words.length;
    if (this.chars > recordSize) throw new FileRefusal('file.record-too-long', this.number);
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = words;
  }

  private words(): string {
    if (this.cell === null || this.value === '') return '';
    const { workbook, onBroken } = this.reading;
    switch (this.cell.type) {
      case 's':
        return workbook.texts[Number(this.value)] ?? '';
      case 'b':
        return this.value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        onBroken(this.cell.address);
        return '';
      case 'd':
        return this.value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace(/(T\d\d:\d\d).*$/, '$1');
      case 'n': {
        const number = Number(this.value);
        const shown = workbook.styles[this.cell.style] ?? null;
        return Number.isFinite(number) ? numberWords(number, shown, workbook.is1904) : this.value;
      }
      default:
        return unescaped(this.value);
    }
  }
}

/** The column of an address such as `AB12`: A is 0. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of address) {
    const place = letter.charCodeAt(0) - 64;
    if (place < 1 || place > 26) break;
    column = column * 26 + place;
  }
  return column - 1;
}
