import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from './data/table-files';

/** Which code made a pack, as far as it can be told. */
export interface Engine {
  readonly version: string;
  /** Of the commit, 40 hexadecimal digits; null: not known here. */
  readonly commit: string | null;
  /** Of the list of packages, 64 hexadecimal digits; null: not there. */
  readonly lockfileSha256: string | null;
}

/** Reads it from the folder that the service runs from. @param from where to begin to look upwards. */
export async function engineAt(from: string = __dirname): Promise<Engine> {
  const root = await rootAbove(from);
  if (root === null) return { version: '0', commit: null, lockfileSha256: null };
  const lockfile = await readFile(path.join(root.folder, 'package-lock.json')).catch(() => null);
  return { version: root.version, commit: await commitOf(root.folder), lockfileSha256: lockfile && sha256(lockfile) };
}

async function rootAbove(folder: string): Promise<{ folder: string; version: string } | null> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => '{}');
  const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
  if (name === 'footing') return { folder, version: typeof version === 'string' ? version : '0' };
  const above = path.dirname(folder);
  return above === folder ? null : rootAbove(above);
}

/** Of a checkout; an image has none, but a file `COMMIT` where its maker put one. */
async function commitOf(root: string): Promise<string | null> {
  const read = (file: string) => readFile(path.join(root, file), 'utf8').catch(() => '');
  const head = (await read('COMMIT')) || (await read('.git/HEAD'));
  const [, ref] = /^ref: (refs\/[\w./-]+)\s*$/.exec(head) ?? [];
  const text = ref ? (await read(`.git/${ref}`)) || packed(await read('.git/packed-refs'), ref) : head;
  return /^[0-9a-f]{40}$/.exec(text.trim())?.[0] ?? null;
}

const packed = (refs: string, ref: string): string =>
  refs
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.slice(0, 40) ?? '';
