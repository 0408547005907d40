import { DomainError } from '@footing/kernel';
import { openTable, type TableLimits } from '@footing/spreadsheets';
import { headingFaults, type SignedOffFault, signedOffReader, type SignedOffRow } from '../domain/signed-off-rows';

const MB = 1024 * 1024;
/** Four short columns: whatever is larger than this is not such a list, and is read at once, not by a job. */
const limits: Partial<TableLimits> = {
  ...{ bytes: 8 * MB, rows: 50_000, columns: 20, recordSize: 4 * 1024 },
  ...{ zipEntries: 200, unpackedBytes: 64 * MB, texts: 300_000, textChars: 8_000_000 },
};
const MOST_FAULTS = 200;

/** The largest file that a signed-off list may be, in bytes. */
export const MOST_SIGNED_OFF_BYTES = 8 * MB;

/** A list that has to be put right first; nothing of it is kept. Its field errors are the faults, by row and column. */
export class SignedOffRefusal extends DomainError {
  /** @param faults at least one, at most 200. */
  constructor(readonly faults: readonly SignedOffFault[]) {
    super('invalid', 'signed-off-list.faults', `${faults.length} faults`, faults.map(asField));
    this.name = 'SignedOffRefusal';
  }
}

const asField = ({ row, column, message }: SignedOffFault) => ({
  field: row === null ? column : `row ${row}${column === '' ? '' : `, ${column}`}`,
  message,
});

/**
 * What a signed-off list says.
 * @throws {SignedOffRefusal} with everything that has to be put right. @throws {FileRefusal} when it is no table, or
 *   larger than such a list can be.
 */
export async function readSignedOffFile(path: string): Promise<SignedOffRow[]> {
  const table = await openTable({ path }, { limits });
  const wrong = headingFaults(table.headers);
  if (wrong.length > 0) throw new SignedOffRefusal(wrong);
  const read = signedOffReader(table.headers);
  const rows: SignedOffRow[] = [];
  const faults: SignedOffFault[] = [];
  for await (const row of table.rows) {
    const found = read(row);
    if (!Array.isArray(found)) rows.push(found);
    else faults.push(...found);
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length > 0) throw new SignedOffRefusal(faults.slice(0, MOST_FAULTS));
  return rows;
}
