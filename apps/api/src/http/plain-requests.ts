import type { Server } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';

const JSON_MS = 10_000;

/** A request that names two hosts means one thing to a proxy and another to us: it is neither's. */
export function oneHost(): RequestHandler {
  return (req, res, next) => {
    const named = req.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host').length;
    if (named === 1) return void next();
    res.status(400).setHeader('Connection', 'close');
    next(new BadRequestException());
  };
}

const patience = new WeakMap<Request, NodeJS.Timeout>();

/** Lets go of those who send a byte at a time to keep connections busy. */
export function noSlowSenders(server: Server): RequestHandler {
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 });
  return (req, _res, next) => {
    patience.set(req, setTimeout(() => req.complete || req.destroy(), JSON_MS).unref());
    req.once('close', () => takesItsTime(req));
    next();
  };
}

/** A file may take its minutes over a slow line: said once it is known who sends it. */
export const takesItsTime = (req: Request): void => clearTimeout(patience.get(req));
