import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What is shorter was not made here. */
const SHORTEST = 32;

/**
 * A secret of 32 bytes, in base64url: made at the first start and kept in the data folder, readable by its owner alone.
 * @param name of its file.
 */
export async function keptSecret(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept.length >= SHORTEST) return kept;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written beside its place and renamed into it: a start that is cut off here leaves no half of one.
  const made = randomBytes(32).toString('base64url');
  await writeFile(`${file}-new`, made, { mode: 0o600 });
  await rename(`${file}-new`, file);
  return made;
}
