import { mkdir, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '@footing/database';
import { openTable, type Table, type TableRow } from '@footing/spreadsheets';
import type { EntityManager } from 'typeorm';
import { ImportChunk } from '../data/import-chunk.entity';
import type { ImportRun } from './import-run';

const PIECE = 1024 * 1024;
const BATCH = 1_000;
/** Enough rows to see what a column holds. */
export const SAMPLE_ROWS = 50;

type Key = { readonly institutionId: string; readonly importId: string };

/** Keeps a file in pieces, as part of the caller's transaction. @returns its size in bytes. */
export async function keepFile(tx: EntityManager, key: Key, filePath: string): Promise<number> {
  const file = await open(filePath);
  try {
    let size = 0;
    for (let position = 0; ; position += 1) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, size);
      if (bytesRead === 0) return size;
      await tx.insert(ImportChunk, { ...key, position, bytes: buffer.subarray(0, bytesRead) });
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Lets `work` read the kept file from disk, and takes it away from there afterwards. */
export async function withFile<T>(db: Database, key: Key, work: (path: string) => Promise<T>): Promise<T> {
  // Named after the import, so that the next try clears away what one that was killed has left there.
  const folder = path.join(tmpdir(), `footing-import-${key.importId}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  try {
    const filePath = path.join(folder, 'file');
    const file = await open(filePath, 'wx', 0o600);
    try {
      for (let position = 0; ; position += 1) {
        const chunk = await db.transaction(key, (tx) => tx.findOneBy(ImportChunk, { ...key, position }));
        if (!chunk) break;
        await file.write(chunk.bytes);
      }
    } finally {
      await file.close();
    }
    return await work(filePath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file whose rows are staged. */
export interface Staged {
  readonly table: Table;
  /** The first rows. */
  readonly sample: readonly (readonly string[])[];
  readonly rowCount: number;
}

/** Puts the file's rows where they can be checked, a thousand at a time. @throws {FileRefusal} */
export async function stageRows(run: ImportRun, filePath: string): Promise<Staged> {
  const table = await openTable({ path: filePath });
  const sample: (readonly string[])[] = [];
  let rowCount = 0;
  for await (const rows of inBatches(table.rows)) {
    rowCount += rows.length;
    for (const { cells } of rows) if (sample.length < SAMPLE_ROWS) sample.push(cells);
    await run.batch({ rowCount, doneCount: rowCount }, (tx) => insertRows(tx, run.key, rows));
  }
  return { table, sample, rowCount };
}

async function* inBatches(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function insertRows(tx: EntityManager, { institutionId, importId }: Key, rows: readonly TableRow[]) {
  const records = rows.map(({ number, cells, extra }) => ({
    number,
    cells: cells.map(storable),
    extra: extra.map(storable),
  }));
  await tx.query(
    `insert into import_row (institution_id, import_id, row_number, cells, extra)
     select $1, $2, number, cells, extra from jsonb_to_recordset($3) as r(number integer, cells jsonb, extra jsonb)`,
    [institutionId, importId, JSON.stringify(records)],
  );
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair: what takes their place is found as a fault by the check. */
const storable = (text: string): string => text.replaceAll('\0', '\u0001').toWellFormed();
