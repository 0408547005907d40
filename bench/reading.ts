/**
 * How long 50,000 rows of 15 columns take to read, each in a process of its own with a heap of at most 512 MB, and the most
 * memory that process took. Beside ours: csv-parse as it comes, and read-excel-file, which keeps every row in memory.
 *
 * Run: npm run bench:reading [-- --json]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable, writeCsv, writeXlsx } from '@footing/spreadsheets';
import { parse } from 'csv-parse';
import { readSheet } from 'read-excel-file/node';

const ROWS = 50_000;
const headers = Array.from({ length: 15 }, (_, column) => `Question ${column}`);

function* rows(): Generator<(string | number)[]> {
  for (let row = 0; row < ROWS; row += 1)
    yield headers.map((_, column) => (column % 3 === 0 ? row * column : `An answer ${row} of some length, ${column}`));
}

/** Ways to read a file; each returns how many rows it found, headers included. */
const readers: Record<string, (path: string) => Promise<number>> = {
  ours: async (path) => {
    let count = 1;
    for await (const { cells } of (await openTable({ path })).rows) count += cells.length > 0 ? 1 : 0;
    return count;
  },
  'csv-parse': async (path) => {
    let count = 0;
    for await (const cells of createReadStream(path).pipe(parse({ bom: true })) as AsyncIterable<string[]>)
      count += cells.length > 0 ? 1 : 0;
    return count;
  },
  'read-excel-file': async (path) => (await readSheet(path)).length,
};

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** In the process of its own: reads and tells the one that asked. */
async function measureHere(reader: string, path: string): Promise<void> {
  const start = performance.now();
  const count = await readers[reader]?.(path);
  if (count !== ROWS + 1) throw new Error(`${reader} found ${count ?? 0} rows`);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.send?.({ seconds: (performance.now() - start) / 1000, megabytes } satisfies Measured);
}

async function measure(reader: string, path: string): Promise<Measured> {
  const child = fork(__filename, [reader, path], { execArgv: [...process.execArgv, '--max-old-space-size=512'] });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${reader} ended with ${code}`)));
  const [measured] = (await Promise.race([once(child, 'message'), ended])) as [Measured];
  ended.catch(() => undefined);
  return measured;
}

async function compare(name: string, path: string, peer: string): Promise<void> {
  const [ours, theirs] = [await measure('ours', path), await measure(peer, path)];
  const ratio = Number((theirs.seconds / ours.seconds).toFixed(3));
  const [ours_s, peer_s] = [ours, theirs].map(({ seconds }) => Number(seconds.toFixed(3)));
  if (process.argv.includes('--json'))
    return void console.log(JSON.stringify({ case: name, size: ROWS, ours_s, peer, peer_s, ratio }));
  console.table([
    { case: name, rows: ROWS, ours_s, peer, peer_s, ratio, ours_MB: ours.megabytes, peer_MB: theirs.megabytes },
  ]);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-reading-'));
  try {
    const [csv, xlsx] = [join(folder, 'people.csv'), join(folder, 'people.xlsx')];
    await writeFile(csv, writeCsv({ headers, rows: rows() }));
    await writeFile(xlsx, await writeXlsx([{ name: 'People', headers, rows: rows() }]));
    await compare('CSV', csv, 'csv-parse');
    await compare('Excel', xlsx, 'read-excel-file');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [reader, path] = process.argv.slice(2).filter((argument) => argument !== '--json');
void (reader && path ? measureHere(reader, path) : main());
