import { type MoatFault, moatHeadingFaults, type MoatRow, readMoatRows } from '@footing/programmes';
import { openTable, type TableLimits } from '@footing/spreadsheets';

const MB = 1024 * 1024;
/** The largest file of kinds that can be brought in, in bytes. */
export const MOST_KINDS_BYTES = MB;
const limits: Partial<TableLimits> = {
  ...{ bytes: MOST_KINDS_BYTES, rows: 2_000, columns: 40, recordSize: 16 * 1024 },
  ...{ zipEntries: 200, unpackedBytes: 32 * MB, texts: 100_000, textChars: 1_000_000 },
};

/** The kinds that a file lists, or all that is wrong with it. @throws {FileRefusal} when it is no table. */
export async function readKindsFile(
  path: string,
): Promise<{ readonly rows: readonly MoatRow[] } | { readonly faults: readonly MoatFault[] }> {
  const table = await openTable({ path }, { limits });
  const faults = moatHeadingFaults(table.headers);
  if (faults.length > 0) return { faults };
  const lines: { number: number; cells: readonly string[] }[] = [];
  for await (const { number, cells } of table.rows) lines.push({ number, cells });
  return readMoatRows(table.headers, lines);
}
