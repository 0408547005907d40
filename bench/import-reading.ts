/**
 * How long 50,000 rows of 15 columns take to read, and the most memory it took.
 * Run: node --max-old-space-size=512 -r @swc-node/register bench/import-reading.ts
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable, writeCsv, writeXlsx } from '@footing/spreadsheets';

const ROWS = 50_000;
const headers = Array.from({ length: 15 }, (_, column) => `Question ${column}`);

function* rows(): Generator<(string | number)[]> {
  for (let row = 0; row < ROWS; row += 1)
    yield headers.map((_, column) => (column % 3 === 0 ? row * column : `An answer ${row} of some length, ${column}`));
}

async function measure(folder: string, kind: string, content: Buffer): Promise<void> {
  const path = join(folder, kind);
  await writeFile(path, content);
  const start = performance.now();
  const table = await openTable({ path });
  let count = 0;
  for await (const row of table.rows) count += row.cells.length > 0 ? 1 : 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${kind.padEnd(5)} ${count} rows ${(content.length / 1e6).toFixed(1)} MB  ${seconds} s  peak so far ${peak} MB`,
  );
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'import-reading-'));
  try {
    if (process.argv[2] !== 'xlsx') await measure(folder, 'csv', writeCsv({ headers, rows: rows() }));
    else await measure(folder, 'xlsx', await writeXlsx([{ name: 'People', headers, rows: rows() }]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

void main();
