import type { Server } from 'node:http';
import type { RequestHandler } from 'express';

const JSON_MS = 10_000;

/**
 * Lets go of those who send a byte at a time to keep connections busy. A file may take its minutes over a slow line, and is
 * only taken with a good token.
 */
export function noSlowSenders(server: Server): RequestHandler {
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 });
  return (req, _res, next) => {
    if (!/\/imports$/.test(req.path)) {
      const patience = setTimeout(() => req.complete || req.destroy(), JSON_MS).unref();
      req.once('close', () => clearTimeout(patience));
    }
    next();
  };
}
