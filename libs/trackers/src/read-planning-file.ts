import { DomainError } from '@footing/kernel';
import { openTable, type TableLimits } from '@footing/spreadsheets';
import { headingFaults, type PlanningFault, planningReader, type PlanningRow, unreadIn } from './domain/planning-file';

const MB = 1024 * 1024;
/** The largest file of the planning office, in bytes. */
export const MOST_PLANNING_BYTES = 8 * MB;
const limits: Partial<TableLimits> = {
  ...{ bytes: MOST_PLANNING_BYTES, rows: 50_000, columns: 80, recordSize: 8 * 1024 },
  ...{ zipEntries: 200, unpackedBytes: 128 * MB, texts: 1_000_000, textChars: 16_000_000 },
};
const MOST_FAULTS = 200;

/** A file that has to be put right first; nothing of it is kept. */
export class PlanningRefusal extends DomainError {
  /** @param faults at least one, at most 200. */
  constructor(readonly faults: readonly PlanningFault[]) {
    const fields = faults.map(({ row, column, message }) => ({
      field: row === null ? column : `row ${row}${column === '' ? '' : `, ${column}`}`,
      message,
    }));
    super('invalid', 'tracker.faults', `${faults.length} faults`, fields);
    this.name = 'PlanningRefusal';
  }
}

/**
 * What a file of the planning office says, in the columns that are wanted; the rest is not read.
 * @throws {PlanningRefusal} with everything that has to be put right, row and column. @throws {FileRefusal} when it is no table.
 */
export async function readPlanningFile(
  path: string,
  wanted: readonly string[],
): Promise<{ readonly rows: PlanningRow[]; readonly unread: readonly string[] }> {
  const table = await openTable({ path }, { limits });
  const wrong = headingFaults(table.headers, wanted);
  if (wrong.length > 0) throw new PlanningRefusal(wrong.slice(0, MOST_FAULTS));
  const read = planningReader(table.headers, wanted);
  const rows: PlanningRow[] = [];
  const faults: PlanningFault[] = [];
  for await (const line of table.rows) {
    const found = read(line);
    if (Array.isArray(found)) faults.push(...found);
    else rows.push(found);
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length > 0) throw new PlanningRefusal(faults.slice(0, MOST_FAULTS));
  return { rows, unread: unreadIn(table.headers, wanted) };
}
