import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { FileRefusal } from '../refusals';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * How the letters of a text file are written: by its mark, else UTF-8 if the whole file is valid UTF-8, else Windows-1252,
 * which older Excel writes. Reads the whole file once.
 * @throws {FileRefusal} `file.not-a-table` when it holds a NUL, which no text does; `file.damaged` for broken UTF-16.
 */
export async function findEncoding(path: string): Promise<Encoding> {
  const marked = await markedEncoding(path);
  const isSound = await isValid(path, marked ?? 'utf-8');
  if (marked === null) return isSound ? 'utf-8' : 'windows-1252';
  // Letters lost from marked UTF-8 show as such in their cells, and are told there.
  if (!isSound && marked !== 'utf-8') throw new FileRefusal('file.damaged');
  return marked;
}

async function markedEncoding(path: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
    const mark = buffer.toString('hex', 0, bytesRead);
    if (mark === 'efbbbf') return 'utf-8';
    return mark.startsWith('fffe') ? 'utf-16le' : mark.startsWith('feff') ? 'utf-16be' : null;
  } finally {
    await file.close();
  }
}

async function isValid(path: string, encoding: Exclude<Encoding, 'windows-1252'>): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let isSound = true;
  const decode = (chunk?: Buffer): string => {
    if (!isSound) return '';
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      isSound = false;
      return '';
    }
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decode(chunk);
    if (encoding === 'utf-8' ? chunk.includes(0) : text.includes('\0')) throw new FileRefusal('file.not-a-table');
  }
  decode();
  return isSound;
}

/** The text of a file, piece by piece, without a byte order mark. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
