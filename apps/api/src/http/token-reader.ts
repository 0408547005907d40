import { randomUUID } from 'node:crypto';
import { addressPrefix, networkOf } from '@footing/audit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Accounts, ApiKeys, type Limit, Permits } from '@footing/identity';
import { type Actor, DomainError } from '@footing/kernel';
import { Institutions } from '@footing/programmes';

/** Says for whom a token speaks that is no key of ours; null when it is nobody's. */
export type TokenReader = (
  token: string,
  services: { institutions: Institutions; accounts: Accounts },
) => Promise<Actor | null>;

/** Knows no token but the keys that administrators make. */
export const nobodysToken: TokenReader = () => Promise.resolve(null);

declare module 'express-serve-static-core' {
  interface Request {
    /** Who asks; absent when no good token was sent. */
    actor?: Actor;
  }
}

const MOST_CHARACTERS = 4_096;

/** How many requests one key may send in a minute. */
const A_MINUTE = { most: 600, seconds: 60 };
/** How many unknown tokens may come from one network in a minute. */
const GUESSES = { most: 30, seconds: 60 };

/**
 * Finds out who asks, before anything else of the request is read: a body that nobody known sends is not looked at.
 */
export function identify(app: NestExpressApplication, readToken: TokenReader) {
  const services = { institutions: app.get(Institutions), accounts: app.get(Accounts) };
  const [keys, permits] = [app.get(ApiKeys), app.get(Permits)];
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const token = tokenIn(req);
    const actor = token === null ? null : ((await keys.actorOf(token)) ?? (await readToken(token, services)));
    if (actor?.keyId) await within(permits, `api:key:${actor.keyId}`, A_MINUTE, res);
    if (token !== null && !actor) await within(permits, `api:guess:${networkOf(req.ip)}`, GUESSES, res);
    // The log has the same id, so that a line of the record and a line of the log can be found from one another.
    req.id = randomUUID();
    const prefix = addressPrefix(req.ip);
    const request = { id: req.id, ...(prefix !== undefined && { addressPrefix: prefix }) };
    if (actor) req.actor = { ...actor, request };
    else if (hasBody(req)) throw unknownCaller(req);
    next();
  };
}

/** @throws {DomainError} conflict, `request.too-many`, with `Retry-After` in the answer, when the limit is reached. */
async function within(permits: Permits, bucket: string, limit: Limit, res: Response): Promise<void> {
  const { allowed, retryAfter } = await permits.take(bucket, limit);
  if (allowed) return;
  res.setHeader('Retry-After', String(retryAfter));
  throw new DomainError('conflict', 'request.too-many');
}

/** Without a token, or with one that is not good: the answer says which. */
export const unknownCaller = (req: Request) =>
  new DomainError('forbidden', tokenIn(req) === null ? 'token.missing' : 'token.unknown');

export const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function tokenIn({ headers }: Request): string | null {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(headers.authorization ?? '')?.[1];
  return token === undefined || token.length > MOST_CHARACTERS ? null : token;
}
