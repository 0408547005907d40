import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What is written down outside the database: up to which seal the chain had come, and that seal's hash. */
export interface Head {
  readonly institutionId: string;
  readonly number: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
  /** When it was written down: a moment as `2026-11-22T09:00:00.000Z`. */
  readonly at: string;
}

const NAME = /^[0-9a-f-]{36}\.jsonl$/;

/** Adds a head to the institution's file in a folder that the apps may add to and should not be able to change. */
export async function publishHead(folder: string, head: Head): Promise<void> {
  await mkdir(folder, { recursive: true });
  await appendFile(path.join(folder, `${head.institutionId}.jsonl`), `${JSON.stringify(head)}\n`);
}

/** Every head of an institution that was written down, oldest first; none when there is no file. */
export async function publishedHeads(folder: string, institutionId: string): Promise<Head[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const name = `${institutionId}.jsonl`;
  if (!NAME.test(name) || !names.includes(name)) return [];
  const text = await readFile(path.join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Head);
}
