import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { CopyFile } from './copy-files';

/** The files in one, as they are packed. */
export function copyZip(files: readonly CopyFile[], at: Date): Readable {
  const zip = new ZipFile();
  for (const { name, content } of files) zip.addBuffer(content, name, { mtime: at });
  zip.end();
  // The types know of less than the stream can do.
  return zip.outputStream as Readable;
}
