import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTable, type TableRow, writeCsv } from '@footing/spreadsheets';
import { runMatch } from './command';
import type { FileFault } from './file-fault';
import type { Summary } from './summary';

const fixtures = path.resolve(__dirname, '../../../../test/fixtures/mentor-match');
export const fixture = (name: string): string => path.join(fixtures, name);

/** How the command ended, and what it said. */
export interface Ending {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What `--json` printed. */
export const printed = ({ out }: Ending): Summary => JSON.parse(out) as Summary;
export const printedFaults = ({ out }: Ending): FileFault[] => (JSON.parse(out) as { faults: FileFault[] }).faults;

/** A folder of its own, in which the command can be run. */
export class Folder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'match-'));

  put(name: string, content: string | Buffer): string {
    writeFileSync(this.at(name), content);
    return name;
  }

  table(name: string, headers: readonly string[], ...rows: (readonly string[])[]): string {
    return this.put(name, writeCsv({ headers, rows }));
  }

  at = (name: string): string => path.join(this.path, name);

  async run(...argv: string[]): Promise<Ending> {
    const said = { out: '', err: '' };
    const into = (stream: 'out' | 'err') => ({ write: (text: string) => void (said[stream] += text) });
    const around = { folder: this.path, year: 2026, clock: () => 0, out: into('out'), err: into('err') };
    return { code: await runMatch(argv, around), ...said };
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** A written table, read again: one record a row, by header. */
export async function readBack(file: string): Promise<Record<string, string>[]> {
  const table = await openTable({ path: file });
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return rows.map(({ cells }) =>
    Object.fromEntries(table.headers.map((header, index) => [header, cells[index] ?? ''])),
  );
}
