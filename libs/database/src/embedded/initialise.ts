import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { embeddedBinaries } from './binaries';
import { withoutRoot } from './privileges';
import { isAlive } from './processes';

const HALF = 'data.half-';

/**
 * Makes a cluster beside its place and then renames it into it, so that a half-made one is never taken for a whole one.
 * Two processes at once may do this: the first to finish wins, and both know its password.
 */
export function initialise(folder: string, data: string, { disposable = false }: { disposable?: boolean }): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  clearHalves(folder);
  const half = path.join(folder, `${HALF}${process.pid}`);
  const passwordFile = keepPassword(folder);
  const { initdb } = embeddedBinaries();
  const rest = ['-D', half, '-U', 'footing', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  run([...withoutRoot(), initdb, ...rest, ...locale, ...(disposable ? ['--no-sync'] : [])]);
  try {
    renameSync(half, data);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(data)) throw error;
  }
}

/** What processes that have ended left half made. */
function clearHalves(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name.startsWith(HALF))) {
    const pid = Number(name.slice(HALF.length)) || 0;
    if (pid === process.pid || !isAlive(pid)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** One password for the folder, whole or not there: the first process to write one wins. */
function keepPassword(folder: string): string {
  const file = path.join(folder, 'password');
  if (existsSync(file)) return file;
  const own = `${file}-${process.pid}`;
  writeFileSync(own, randomBytes(18).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
  rmSync(own);
  return file;
}

function run([command = '', ...rest]: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(command)} failed: ${error?.message ?? ''}${stdout}${stderr}`);
}
