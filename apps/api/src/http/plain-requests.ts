import type { Server } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import type { RequestHandler } from 'express';

const JSON_MS = 10_000;
/** Where the body is a file. */
const FILES = /\/(?:imports|signed-off-tiers)\/?$/i;

/** A request that names two hosts means one thing to a proxy and another to us: it is neither's. */
export function oneHost(): RequestHandler {
  return (req, res, next) => {
    const named = req.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host').length;
    if (named === 1) return void next();
    res.status(400).setHeader('Connection', 'close');
    next(new BadRequestException());
  };
}

/**
 * Lets go of those who send a byte at a time to keep connections busy. A file may take its minutes over a slow line, and is
 * only taken with a good token.
 */
export function noSlowSenders(server: Server): RequestHandler {
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 });
  return (req, _res, next) => {
    if (!FILES.test(req.path)) {
      const patience = setTimeout(() => req.complete || req.destroy(), JSON_MS).unref();
      req.once('close', () => clearTimeout(patience));
    }
    next();
  };
}
