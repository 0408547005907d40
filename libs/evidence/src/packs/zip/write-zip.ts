import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { PackFile } from '../report';

/** In each zip of ours the same, wherever the machine stands: the first day that a zip can tell. */
const ALWAYS = new Date(1980, 0, 1);

/** Files in one, in the order given; the same files give the same bytes. @param stored names that are not pressed together. */
export async function writeZip(files: readonly PackFile[], stored: readonly string[] = []): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content } of files)
    zip.addBuffer(content, name, {
      mtime: ALWAYS,
      mode: 0o100644,
      forceDosTimestamp: true,
      compress: !stored.includes(name),
    });
  zip.end();
  // The types know of less than the stream can do.
  return buffer(zip.outputStream as Readable);
}
