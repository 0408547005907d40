import { StreamableFile } from '@nestjs/common';
import { fileKinds, type OpenedFile } from '@footing/conversations';
import type { Response } from 'express';

/** A file of a message to be saved, never shown: no browser guesses what it is, runs it or keeps it. */
export function asDownload(res: Response, { name, kind, content }: OpenedFile): StreamableFile {
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cache-Control', 'no-store');
  res.attachment(name);
  return new StreamableFile(content, { type: fileKinds[kind].mime });
}
