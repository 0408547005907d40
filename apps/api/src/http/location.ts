import type { Response } from 'express';
import { PREFIX } from './prefix';

/** Says in the answer where something that was made can be found. */
export function locate(res: Response, path: string): void {
  res.setHeader('Location', `/${PREFIX}/${path}`);
}
