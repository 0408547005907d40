import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The secret that signs sessions, made at the first start and kept in the data folder, readable by its owner alone. */
export async function keptSecret(folder: string): Promise<string> {
  const file = path.join(folder, 'session-secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // "wx" refuses to write over one that is there, so two starts at once agree on it.
  await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  return (await readFile(file, 'utf8')).trim();
}
