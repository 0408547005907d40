import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { DomainError } from '@footing/kernel';

const { generateToken, csrfSynchronisedProtection, invalidCsrfTokenError } = csrfSync({
  skipCsrfProtection: (req) => isUniversitysAnswer(req),
  getTokenFromRequest: (req) => {
    const body: unknown = req.body;
    const token = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
    return typeof token === 'string' ? token : undefined;
  },
});

const ANSWERS = /^\/sign-in\/saml\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/answer$/;

/**
 * The one address where a form comes from another site: a university posts its SAML answer there. A cookie of that sign-in
 * alone, and the answer itself, stand in for the form's token.
 */
export const isUniversitysAnswer = ({ method, path }: Pick<Request, 'method' | 'path'>): boolean =>
  method === 'POST' && ANSWERS.test(path);

/** The secret that every form of this session must carry. Makes the session if there is none yet. */
export const formToken = (req: Request): string => generateToken(req);

/** Refuses a form that did not come from a page of ours in this very session. */
export function forgeryGuard(): RequestHandler {
  return (req, res, next) =>
    csrfSynchronisedProtection(req, res, (error?: unknown) =>
      next(error === invalidCsrfTokenError ? new DomainError('conflict', 'form.expired') : error),
    );
}
