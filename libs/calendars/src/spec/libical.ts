import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');

/** What an independent reader makes of a calendar: moments in seconds since 1970. */
export interface Read {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
}

/** What libical says of it. */
export interface Judgement extends Read {
  readonly keepsToTheRules: boolean;
  readonly errors: number;
}

/** @throws with what to install. */
export function needTools(): void {
  const { status, stderr } = run(process.execPath, ['test/calendars/tools.mjs']);
  if (status !== 0) throw new Error(stderr);
}

/** All of them through one process, in this order. */
export function judgedByLibical(texts: readonly string[]): Judgement[] {
  needTools();
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-libical-'));
  const driver = path.join(folder, 'restrictions');
  try {
    const built = run('cc', ['-O1', '-o', driver, 'test/calendars/restrictions.c', '-lical']);
    if (built.status !== 0) throw new Error(built.stderr);
    return run(driver, [], texts.map((text) => `${text}\0`).join(''))
      .stdout.trimEnd()
      .split('\n')
      .map(judgementOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (command: string, args: readonly string[], input = '') =>
  spawnSync(command, args, { cwd: ROOT, input, encoding: 'utf8', maxBuffer: 1 << 26 });

function judgementOf(line: string): Judgement {
  const [keeps, errors, method = '', uid = '', sequence, start, end] = line.split('\t');
  return {
    ...{ keepsToTheRules: keeps === '1', errors: Number(errors), method, uid },
    ...{ sequence: Number(sequence), start: Number(start), end: Number(end) },
  };
}
