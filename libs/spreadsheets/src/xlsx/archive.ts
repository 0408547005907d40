import { type Entry, type ZipFile, openPromise } from 'yauzl';
import type { TableLimits } from '../limits';
import { FileRefusal } from '../refusals';

const MB = 1024 * 1024;

/** The parts of a zip file, by name in lower case; open until it is closed. */
export interface Archive {
  readonly has: (name: string) => boolean;
  readonly names: readonly string[];
  /** The unpacked bytes of one part, piece by piece; nothing when there is no such part. @throws {FileRefusal} */
  readonly read: (name: string) => AsyncGenerator<Buffer>;
  readonly close: () => void;
}

/**
 * Opens a zip file and checks what its list of parts claims, before anything is unpacked. While a part is unpacked, it is cut
 * off as soon as it is larger than it claimed to be.
 * @throws {FileRefusal} `file.zip-bomb`, `file.encrypted` or `file.damaged`.
 */
export async function openArchive(path: string, limits: TableLimits): Promise<Archive> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(refuse);
  try {
    const entries = await readEntries(zip, limits);
    return {
      has: (name) => entries.has(name.toLowerCase()),
      names: [...entries.keys()],
      read: (name) => unpack(zip, entries.get(name.toLowerCase())),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: ZipFile, limits: TableLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.zipEntries) throw new FileRefusal('file.zip-bomb');
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > limits.unpackedBytes || isTooDense(entry, limits.unpackRatio)) throw new FileRefusal('file.zip-bomb');
      if (entry.isEncrypted()) throw new FileRefusal('file.encrypted');
      entries.set(entry.fileName.toLowerCase().replace(/^\//, ''), entry);
    }
  } catch (error) {
    refuse(error);
  }
  return entries;
}

const isTooDense = (entry: Entry, ratio: number): boolean =>
  entry.uncompressedSize > MB && entry.uncompressedSize > entry.compressedSize * ratio;

async function* unpack(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) return;
  const stream = await zip.openReadStreamPromise(entry).catch(refuse);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    refuse(error);
  } finally {
    stream.destroy();
  }
}

/** Says in our words what the zip reader found; our own refusals pass unchanged. */
function refuse(error: unknown): never {
  if (error instanceof FileRefusal) throw error;
  // What the system says (no such file, no memory) is no fault of the file.
  if (error instanceof Error && 'syscall' in error) throw error;
  const reason = error instanceof Error ? error.message : '';
  if (reason.startsWith('too many bytes in the stream')) throw new FileRefusal('file.zip-bomb');
  throw new FileRefusal(reason.includes('encrypt') ? 'file.encrypted' : 'file.damaged');
}
