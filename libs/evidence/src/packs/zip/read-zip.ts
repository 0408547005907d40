import { buffer } from 'node:stream/consumers';
import { DomainError } from '@footing/kernel';
import { fromBufferPromise } from 'yauzl';
import type { PackFile } from '../report';

const MOST_FILES = 2_000;
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * Files of a zip, in order; folders are left out.
 * @throws {DomainError} invalid, `pack.unreadable`, for what is no zip, is too large, or holds a name twice
 */
export async function readZip(content: Buffer): Promise<PackFile[]> {
  try {
    return await filesOf(content);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('invalid', 'pack.unreadable', error instanceof Error ? error.message : 'no zip');
  }
}

async function filesOf(content: Buffer): Promise<PackFile[]> {
  const zip = await fromBufferPromise(content, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    bytes += entry.uncompressedSize;
    if (bytes > MOST_BYTES || files.size >= MOST_FILES)
      throw new DomainError('invalid', 'pack.unreadable', 'too large');
    if (files.has(entry.fileName)) throw new DomainError('invalid', 'pack.unreadable', 'a name twice');
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return [...files].map(([name, file]) => ({ name, content: file }));
}
