import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Accounts } from '@footing/identity';
import { type Actor, DomainError } from '@footing/kernel';
import { Institutions } from '@footing/programmes';

/** Says for whom a token speaks; null when it is nobody's. */
export type TokenReader = (
  token: string,
  services: { institutions: Institutions; accounts: Accounts },
) => Promise<Actor | null>;

/** Knows no token: until keys can be made, nobody has one. */
export const nobodysToken: TokenReader = () => Promise.resolve(null);

declare module 'express-serve-static-core' {
  interface Request {
    /** Who asks; absent when no good token was sent. */
    actor?: Actor;
  }
}

const MOST_CHARACTERS = 4_096;

/**
 * Finds out who asks, before anything else of the request is read: a body that nobody known sends is not looked at.
 */
export function identify(app: NestExpressApplication, readToken: TokenReader) {
  const services = { institutions: app.get(Institutions), accounts: app.get(Accounts) };
  return async (req: Request, _res: Response, next: NextFunction): Promise<void> => {
    const token = tokenIn(req);
    const actor = token === null ? null : await readToken(token, services);
    if (actor) req.actor = actor;
    else if (hasBody(req)) throw unknownCaller(req);
    next();
  };
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
