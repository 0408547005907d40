/**
 * How long 50,000 rows of 15 columns take to read, and the most memory the process took, with a heap of at most 512 MB.
 * Run: node -r @swc-node/register bench/import-reading.ts
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
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

/** Reads the file in a process of its own, so that the memory it reports is that of reading. */
async function read(path: string): Promise<void> {
  const start = performance.now();
  const table = await openTable({ path });
  let count = 0;
  for await (const row of table.rows) count += row.cells.length > 0 ? 1 : 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${table.kind.padEnd(5)} ${count} rows  ${seconds} s  at most ${peak} MB`);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'import-reading-'));
  try {
    await writeFile(join(folder, 'csv'), writeCsv({ headers, rows: rows() }));
    await writeFile(join(folder, 'xlsx'), await writeXlsx([{ name: 'People', headers, rows: rows() }]));
    for (const kind of ['csv', 'xlsx']) {
      const reader = fork(__filename, [join(folder, kind)], {
        execArgv: [...process.execArgv, '--max-old-space-size=512'],
      });
      await once(reader, 'exit');
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [path] = process.argv.slice(2);
void (path === undefined ? main() : read(path));
