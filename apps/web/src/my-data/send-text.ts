import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';

/** A text to be kept as a file. */
export interface TextFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Sends it, to be saved under its name. */
export function sendText(res: Response, { name, type, text }: TextFile): StreamableFile {
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  return new StreamableFile(Buffer.from(text), { type: `${type}; charset=utf-8` });
}
