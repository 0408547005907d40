import { openTable, type TableLimits } from '@footing/spreadsheets';
import { headingFaults, type SignedOffFault, signedOffReader, type SignedOffRow } from '../domain/signed-off-rows';

const MB = 1024 * 1024;
/** Four short columns: whatever is larger than this is not such a list, and is read at once, not by a job. */
const limits: Partial<TableLimits> = {
  ...{ bytes: 8 * MB, rows: 50_000, columns: 20, recordSize: 4 * 1024 },
  ...{ zipEntries: 200, unpackedBytes: 64 * MB, texts: 300_000, textChars: 8_000_000 },
};
const MOST_FAULTS = 200;

/** What a file says: its rows, or what has to be put right (at most 200 of them). */
export type SignedOffFile = { readonly rows: readonly SignedOffRow[] } | { readonly faults: readonly SignedOffFault[] };

/** @throws {FileRefusal} when it is no table, or larger than a signed-off list can be. */
export async function readSignedOffFile(path: string): Promise<SignedOffFile> {
  const table = await openTable({ path }, { limits });
  const wrong = headingFaults(table.headers);
  if (wrong.length > 0) return { faults: wrong };
  const read = signedOffReader(table.headers);
  const rows: SignedOffRow[] = [];
  const faults: SignedOffFault[] = [];
  for await (const row of table.rows) {
    const found = read(row);
    if (!Array.isArray(found)) rows.push(found);
    else faults.push(...found);
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults.length > 0 ? { faults: faults.slice(0, MOST_FAULTS) } : { rows };
}
