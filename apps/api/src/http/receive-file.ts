import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { DomainError } from '@footing/kernel';
import { takesItsTime } from './plain-requests';
import { hasBody } from './token-reader';

/**
 * Takes in a file that is the body of a request, hands its place to `use`, and removes it afterwards.
 * @param mostBytes a larger file is refused, before it is read when it says how large it is.
 * @throws {DomainError} `request.content-type`, `file.too-large`, or `file.not-received` when it breaks off.
 */
export async function receiveFile<T>(req: Request, mostBytes: number, use: (file: string) => Promise<T>): Promise<T> {
  if (!hasBody(req) || req.headers['content-encoding'] !== undefined)
    throw new DomainError('invalid', 'request.content-type');
  if (Number(req.headers['content-length'] ?? 0) > mostBytes) throw new DomainError('invalid', 'file.too-large');
  takesItsTime(req);
  const folder = await mkdtemp(path.join(tmpdir(), 'footing-import-'));
  try {
    const file = path.join(folder, 'file');
    await keep(req, mostBytes, file);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep(req: Request, mostBytes: number, file: string): Promise<void> {
  try {
    await pipeline(req, atMost(mostBytes), createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (req.destroyed && !req.complete) throw new DomainError('invalid', 'file.not-received');
    throw error;
  }
}

function atMost(mostBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(new DomainError('invalid', 'file.too-large'));
      else done(null, chunk);
    },
  });
}
