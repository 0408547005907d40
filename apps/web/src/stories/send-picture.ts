import type { PictureFile } from '@footing/stories';
import type { Response } from 'express';

/** What every picture of a story goes out with: opened by itself it is a picture and nothing else, and nobody keeps it. */
export function asPicture(res: Response, { kind }: Pick<PictureFile, 'kind'>): void {
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Disposition', `inline; filename="story.${kind}"`);
  res.setHeader('Cache-Control', 'no-store');
  res.type(`image/${kind}`);
}
