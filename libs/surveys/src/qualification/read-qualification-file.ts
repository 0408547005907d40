import { DomainError, type FieldError } from '@footing/kernel';
import { openTable, type TableLimits } from '@footing/spreadsheets';
import { columnsAt, type QualificationRow, rowReader } from './qualification-rows';

const MB = 1024 * 1024;
/** Two short columns, read at once and not by a job. */
const limits: Partial<TableLimits> = {
  ...{ bytes: 4 * MB, rows: 20_000, columns: 30, recordSize: 4 * 1024 },
  ...{ zipEntries: 200, unpackedBytes: 32 * MB, texts: 200_000, textChars: 4_000_000 },
};
/** The largest file that a list of days may be, in bytes. */
export const MOST_QUALIFICATION_BYTES = 4 * MB;
const MOST_FAULTS = 50;

/**
 * Who qualifies when, as a file says it.
 * @throws {DomainError} invalid, `qualification.wrong`, with what is to be put right by row (at most 50).
 * @throws {FileRefusal} when it is no table, or larger than such a list can be.
 */
export async function readQualificationFile(path: string): Promise<QualificationRow[]> {
  const table = await openTable({ path }, { limits });
  const at = columnsAt(table.headers);
  if (!at) throw wrong([{ field: 'row 1', message: 'Have one column “student” and one column “qualifies on”' }]);
  const read = rowReader(at);
  const rows: QualificationRow[] = [];
  const faults: FieldError[] = [];
  for await (const row of table.rows) {
    const found = read(row);
    if ('message' in found) faults.push(found);
    else rows.push(found);
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length === 0 && rows.length === 0) faults.push({ field: 'row 2', message: 'Have a row for each student' });
  if (faults.length > 0) throw wrong(faults);
  return rows;
}

/** What is to be put right first; nothing was changed. */
export const wrong = (fields: readonly FieldError[]) =>
  new DomainError('invalid', 'qualification.wrong', `${fields.length} faults`, fields);
