import { open } from 'node:fs/promises';
import { FileRefusal } from './refusals';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const OLD_WORKBOOK = ['Workbook', 'Book'].map((name) => Buffer.from(`${name}\0`, 'utf16le'));
const OTHER_TEXT = /^(%PDF|\{\\rtf|\s*<(!doctype|\?xml|html|table|svg|!--)|\s*(\{\s*"|\[\s*[[{]))/i;

/**
 * Whether the content is an Excel workbook or text that may be a table; the name and the type it came with say nothing.
 * @throws {FileRefusal} too large, empty, or something else altogether.
 */
export async function recognise(path: string, maxBytes: number): Promise<'zip' | 'text'> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > maxBytes) throw new FileRefusal('file.too-large');
    const start = await readAt(file, 0, 512);
    if (start.length === 0) throw new FileRefusal('file.empty');
    if (start.subarray(0, 4).equals(ZIP)) return 'zip';
    if (start.subarray(0, 8).equals(OLE)) throw new FileRefusal(await oleRefusal(file, size));
    if (OTHER_TEXT.test(start.toString('latin1').replace(/^\xef\xbb\xbf/, '')))
      throw new FileRefusal('file.not-a-table');
    return 'text';
  } finally {
    await file.close();
  }
}

type File = Awaited<ReturnType<typeof open>>;

async function readAt(file: File, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Old Office files and workbooks with a password have the same outside; the names of their parts tell them apart. */
async function oleRefusal(file: File, size: number): Promise<'file.encrypted' | 'file.old-excel' | 'file.not-a-table'> {
  const step = 1024 * 1024;
  let isOldWorkbook = false;
  for (let at = 0; at < size; at += step) {
    const part = await readAt(file, at, step + 64);
    if (part.includes(ENCRYPTED)) return 'file.encrypted';
    isOldWorkbook ||= OLD_WORKBOOK.some((name) => part.includes(name));
  }
  return isOldWorkbook ? 'file.old-excel' : 'file.not-a-table';
}
