import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { DomainError } from '@footing/kernel';

const { generateToken, csrfSynchronisedProtection, invalidCsrfTokenError } = csrfSync({
  getTokenFromRequest: (req) => {
    const body: unknown = req.body;
    const token = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
    return typeof token === 'string' ? token : undefined;
  },
});

/** The secret that every form of this session must carry. Makes the session if there is none yet. */
export const formToken = (req: Request): string => generateToken(req);

/** Refuses a form that did not come from a page of ours in this very session. */
export function forgeryGuard(): RequestHandler {
  return (req, res, next) =>
    csrfSynchronisedProtection(req, res, (error?: unknown) =>
      next(error === invalidCsrfTokenError ? new DomainError('conflict', 'form.expired') : error),
    );
}
