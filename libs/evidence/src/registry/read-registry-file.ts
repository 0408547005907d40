import { DomainError } from '@footing/kernel';
import { openTable, type TableLimits } from '@footing/spreadsheets';
import { headingFaults, type RegistryFault, registryReader, type RegistryRow } from '../domain/read-registry';

const MB = 1024 * 1024;
/** The largest file of the register that can be brought in, in bytes. */
export const MOST_REGISTRY_BYTES = 16 * MB;
const limits: Partial<TableLimits> = {
  ...{ bytes: MOST_REGISTRY_BYTES, rows: 100_000, columns: 40, recordSize: 4 * 1024 },
  ...{ zipEntries: 200, unpackedBytes: 128 * MB, texts: 1_000_000, textChars: 16_000_000 },
};
const MOST_FAULTS = 200;

/** A file of the register that has to be put right first; nothing of it is kept. */
export class RegistryRefusal extends DomainError {
  /** @param faults at least one, at most 200. */
  constructor(readonly faults: readonly RegistryFault[]) {
    const fields = faults.map(({ row, column, message }) => ({
      field: row === null ? column : `row ${row}${column === '' ? '' : `, ${column}`}`,
      message,
    }));
    super('invalid', 'registry.faults', `${faults.length} faults`, fields);
    this.name = 'RegistryRefusal';
  }
}

/**
 * What a file of the register says.
 * @throws {RegistryRefusal} with everything that has to be put right, row and column. @throws {FileRefusal} when it is no table.
 */
export async function readRegistryFile(
  path: string,
  withSpecial: boolean,
): Promise<{ readonly headers: readonly string[]; readonly rows: RegistryRow[] }> {
  const table = await openTable({ path }, { limits });
  const wrong = headingFaults(table.headers, withSpecial);
  if (wrong.length > 0) throw new RegistryRefusal(wrong.slice(0, MOST_FAULTS));
  const read = registryReader(table.headers);
  const rows: RegistryRow[] = [];
  const faults: RegistryFault[] = [];
  for await (const line of table.rows) {
    const found = read(line);
    if (Array.isArray(found)) faults.push(...found);
    else rows.push(found);
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length > 0) throw new RegistryRefusal(faults.slice(0, MOST_FAULTS));
  return { headers: table.headers, rows };
}
