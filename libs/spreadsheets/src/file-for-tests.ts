import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableLimits } from './limits';
import { openTable } from './open-table';
import type { Table, TableRow } from './table';

/** Writes content to a file of its own, opens it as a table and reads every row. For tests. */
export async function readAll(
  content: string | Buffer,
  limits: Partial<TableLimits> = {},
): Promise<Table & { all: TableRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'table-'));
  try {
    const path = join(folder, 'a-name-that-says-nothing');
    writeFileSync(path, content);
    const table = await openTable({ path }, { limits });
    const all: TableRow[] = [];
    for await (const row of table.rows) all.push(row);
    const { headers, rows, kind, notes, sheetNames } = table;
    return { headers, rows, kind, notes, sheetNames, all };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The cells of every row. */
export const cellsOf = async (content: string | Buffer): Promise<(readonly string[])[]> =>
  (await readAll(content)).all.map(({ cells }) => cells);
