import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * `npm start` as it is typed, on a folder whose name has a space.
 */
const root = path.resolve(__dirname, '../..');
const running: ChildProcess[] = [];
let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'footing terminal-'))));
afterAll(() => {
  for (const { pid } of running) if (pid && isThere(-pid)) process.kill(-pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** The first text it prints that matches; fails when it ends before that. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
}

function npmStart(dataDir: string, env: NodeJS.ProcessEnv = {}): Started {
  const { DATABASE_URL: _, ...around } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...around, NODE_ENV: 'development', PORT: '0', API_PORT: '0', FOOTING_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const said = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(text);
      if (found) return found;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${text}`);
      await pause(50);
    }
  };
  return { child, said };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const answers = (url: string) =>
  fetch(`${url}/health/live`)
    .then(({ ok }) => ok)
    .catch(() => false);

test('a second start disturbs nobody, a taken port is said, and SIGTERM to npm stops everything', async () => {
  const dataDir = path.join(folder, 'data');
  const first = npmStart(dataDir);
  const [, url = ''] = await first.said(/Pages\s+(http:\/\/\S+)/);

  const second = npmStart(dataDir);
  await second.said(/Footing is running already/);
  const third = npmStart(path.join(folder, 'other'), { PORT: new URL(url).port });
  await third.said(/Port \d+ is in use already\. .*PORT/);
  expect(existsSync(path.join(folder, 'other'))).toBe(false);
  expect(await answers(url)).toBe(true);

  const { pid = 0 } = first.child;
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  while (isThere(-pid)) await pause(50);
  expect(await answers(url)).toBe(false);
  expect(existsSync(path.join(dataDir, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
});
