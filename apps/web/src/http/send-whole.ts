import type { Response } from 'express';

/** Who takes a page away so slowly gets none: others wait for it. */
const MOST_MS = 3_000;

/** Sends an answer and ends when all of it has left, or its reader has gone; one that takes too long is cut off. */
export function sendWhole(res: Response, body: string | Buffer): Promise<void> {
  return new Promise((left) => {
    const cut = setTimeout(() => res.destroy(), MOST_MS);
    const done = (): void => {
      clearTimeout(cut);
      left();
    };
    res.once('finish', done);
    res.once('close', done);
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Length', Buffer.byteLength(body));
    res.end(body);
  });
}
