import type { TableLimits } from '../limits';
import { FileRefusal } from '../refusals';
import type { RawRow } from '../table';
import { type Archive, openArchive } from './archive';
import { sheetRows } from './sheet-rows';
import { type Workbook, readWorkbook } from './workbook';

/** A workbook whose sheet has been chosen. */
export interface WorkbookTable {
  readonly notes: readonly string[];
  readonly sheetNames: readonly string[];
  readonly walk: () => AsyncGenerator<RawRow>;
}

const MAX_BROKEN = 1000;

/**
 * Opens a workbook and chooses the sheet of that name, or its first visible sheet with anything in it.
 * @throws {FileRefusal} also when there is no such sheet, or nothing in it
 */
export async function openWorkbook(path: string, limits: TableLimits, wanted?: string): Promise<WorkbookTable> {
  const broken = new Set<string>();
  const onBroken = (address: string): void => {
    if (broken.size < MAX_BROKEN) broken.add(address);
  };
  const archive = await openArchive(path, limits);
  try {
    refuseOthers(archive);
    const workbook = await readWorkbook(archive, limits);
    const rowsOf = (from: Archive, part: string): AsyncGenerator<RawRow> =>
      sheetRows(from.read(part), { workbook, limits, onBroken });
    const filled = await filledSheets(workbook, (part) => rowsOf(archive, part));
    const isWanted = ({ name }: NamedSheet) => name.trim().toLowerCase() === wanted?.toLowerCase();
    const sheet = wanted === undefined ? filled[0] : filled.find(isWanted);
    if (sheet === undefined) throw new FileRefusal('file.empty');
    return {
      get notes() {
        return [...unreadNote(sheet.name, wanted === undefined ? filled.slice(1) : []), ...brokenNote([...broken])];
      },
      sheetNames: workbook.sheets.map(({ name }) => name),
      walk: async function* () {
        const again = await openArchive(path, limits);
        try {
          yield* rowsOf(again, sheet.part);
        } finally {
          again.close();
        }
      },
    };
  } finally {
    archive.close();
  }
}

/** Other programs' files are zip files too; their parts tell which. */
function refuseOthers(archive: Archive): void {
  const others = ['content.xml', 'index/document.iwa', 'xl/workbook.bin'];
  if (others.some((name) => archive.has(name))) throw new FileRefusal('file.other-spreadsheet');
  if (!archive.names.some((name) => name.startsWith('xl/'))) throw new FileRefusal('file.not-a-table');
}

type NamedSheet = Workbook['sheets'][number];

async function filledSheets(
  workbook: Workbook,
  rowsOf: (part: string) => AsyncGenerator<RawRow>,
): Promise<NamedSheet[]> {
  const filled: NamedSheet[] = [];
  for (const sheet of workbook.sheets) {
    for await (const row of rowsOf(sheet.part)) {
      if (!row.cells.some((cell) => cell.trim() !== '')) continue;
      filled.push(sheet);
      break;
    }
  }
  return filled;
}

function unreadNote(name: string, others: readonly NamedSheet[]): string[] {
  if (others.length === 0) return [];
  const names = others.map((other) => `"${other.name}"`).join(', ');
  return [`Only the sheet "${name}" is read. Not read: ${names}.`];
}

function brokenNote(addresses: readonly string[]): string[] {
  const [first] = addresses;
  if (first === undefined) return [];
  const many = addresses.length === MAX_BROKEN ? `${MAX_BROKEN} or more` : String(addresses.length);
  const cells = addresses.length === 1 ? 'One cell shows' : `${many} cells show`;
  return [`${cells} an Excel error such as #REF! or #N/A, read as empty (first: ${first}).`];
}
