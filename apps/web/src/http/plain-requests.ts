import type { Server } from 'node:http';
import type { Request, RequestHandler } from 'express';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** Nobody types that long between two fields of a form: the browser has it whole before it sends it. */
const FORM_MS = 10_000;

/** Pages are asked for, and forms are sent: no other method reaches anything. */
export function onlyPagesMethods(): RequestHandler {
  return (req, res, next) => {
    if (METHODS.has(req.method)) return void next();
    res.setHeader('Allow', [...METHODS].join(', '));
    res.status(405).type('text').send('This cannot be done here.');
  };
}

/** A request that names two hosts means one thing to a proxy and another to us: it is neither's. */
export function oneHost(): RequestHandler {
  return (req, res, next) => {
    const named = req.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host').length;
    if (named === 1) return void next();
    res.status(400).setHeader('Connection', 'close');
    res.type('text').send('We could not read that.');
  };
}

const patience = new WeakMap<Request, NodeJS.Timeout>();

/** Lets go of those who send a byte at a time to keep connections busy, whatever cookie they send. */
export function noSlowSenders(server: Server): RequestHandler {
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 });
  return (req, _res, next) => {
    patience.set(req, setTimeout(() => req.complete || req.destroy(), FORM_MS).unref());
    req.once('close', () => takesItsTime(req));
    next();
  };
}

/** A file may take its minutes over a slow line: said once it is known who sends it. */
export const takesItsTime = (req: Request): void => clearTimeout(patience.get(req));
