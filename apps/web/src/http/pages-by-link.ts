import compression from 'compression';
import type { RequestHandler } from 'express';

/**
 * For pages whose address is a secret that opens one thing, and that must be there at once on a slow phone: the address goes to no
 * other site and into no search, and the page travels small. How long a compressed page is could tell what stands in it to
 * somebody who can have it asked for again and again: here that takes the address, and whoever has it can read the page.
 */
export const pagesByLink = (): RequestHandler[] => [keepTheAddress, compression()];

const keepTheAddress: RequestHandler = (_req, res, next) => {
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('X-Robots-Tag', 'noindex');
  next();
};
