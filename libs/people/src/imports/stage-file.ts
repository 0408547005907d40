import { mkdir, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '@footing/database';
import type { Secrets } from '@footing/secrets';
import { openTable, type Table, type TableRow } from '@footing/spreadsheets';
import type { EntityManager } from 'typeorm';
import { ImportChunk } from '../data/import-chunk.entity';
import type { ImportRun } from './import-run';
import { sealRows } from './row-content';

const PIECE = 1024 * 1024;
const CHUNK = 'import_chunk.bytes';
const BATCH = 1_000;
/** Enough rows to see what a column holds. */
export const SAMPLE_ROWS = 50;

type Key = { readonly institutionId: string; readonly importId: string };

/** Keeps a file in pieces, as part of the caller's transaction. @returns its size in bytes. */
export async function keepFile(tx: EntityManager, secrets: Secrets, key: Key, filePath: string): Promise<number> {
  const file = await open(filePath);
  try {
    let size = 0;
    for (let position = 0; ; position += 1) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, size);
      if (bytesRead === 0) return size;
      const bytes = await secrets.seal(tx, key, CHUNK, null, buffer.toString('base64', 0, bytesRead));
      await tx.insert(ImportChunk, { ...key, position, bytes });
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Lets `work` read the kept file from disk, and takes it away from there afterwards. */
export async function withFile<T>(
  db: Database,
  secrets: Secrets,
  key: Key,
  work: (path: string) => Promise<T>,
): Promise<T> {
  // Named after the import, so that the next try clears away what one that was killed has left there.
  const folder = path.join(tmpdir(), `footing-import-${key.importId}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  try {
    const filePath = path.join(folder, 'file');
    const file = await open(filePath, 'wx', 0o600);
    try {
      for (let position = 0; ; position += 1) {
        const piece = await db.transaction(key, (tx) => pieceOf(tx, secrets, { ...key, position }));
        if (!piece) break;
        await file.write(piece);
      }
    } finally {
      await file.close();
    }
    return await work(filePath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pieceOf(tx: EntityManager, secrets: Secrets, at: Key & { readonly position: number }) {
  const chunk = await tx.findOneBy(ImportChunk, at);
  return chunk && Buffer.from(await secrets.open(tx, at, CHUNK, null, chunk.bytes), 'base64');
}

/** A file whose rows are staged. */
export interface Staged {
  readonly table: Table;
  /** The first rows. */
  readonly sample: readonly (readonly string[])[];
  readonly rowCount: number;
}

/** Puts the file's rows where they can be checked, a thousand at a time. @throws {FileRefusal} */
export async function stageRows(run: ImportRun, secrets: Secrets, filePath: string): Promise<Staged> {
  const table = await openTable({ path: filePath });
  const sample: (readonly string[])[] = [];
  let rowCount = 0;
  for await (const rows of inBatches(table.rows)) {
    rowCount += rows.length;
    for (const { cells } of rows) if (sample.length < SAMPLE_ROWS) sample.push(cells);
    await run.batch({ rowCount, doneCount: rowCount }, (tx) => insertRows(tx, secrets, run.key, rows));
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

async function insertRows(tx: EntityManager, secrets: Secrets, key: Key, rows: readonly TableRow[]) {
  const contents = rows.map(({ cells, extra }) => ({ cells: cells.map(storable), extra: extra.map(storable) }));
  await tx.query(
    `insert into import_row (institution_id, import_id, row_number, content)
     select $1, $2, given.number, given.content from unnest($3::int[], $4::bytea[]) as given (number, content)`,
    [key.institutionId, key.importId, rows.map(({ number }) => number), await sealRows(tx, secrets, key, contents)],
  );
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair: what takes their place is found as a fault by the check. */
const storable = (text: string): string => text.replaceAll('\0', '\u0001').toWellFormed();
