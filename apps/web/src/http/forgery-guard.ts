import { createHmac } from 'node:crypto';
import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import type { Settings } from '@footing/config';
import { DomainError } from '@footing/kernel';

const { generateToken, csrfSynchronisedProtection, invalidCsrfTokenError } = csrfSync({
  getTokenFromState: secretOf,
  storeTokenInState: () => undefined,
  skipCsrfProtection: (req) => isUniversitysAnswer(req) || isStopFromMail(req) || isAnswerByLink(req),
  getTokenFromRequest: (req) => {
    const body: unknown = req.body;
    const token = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
    return typeof token === 'string' ? token : undefined;
  },
});

/**
 * Made from the session's own secret and not kept beside it: two pages of a new session that open at the same moment hold
 * the same, so that neither takes the other's form away.
 */
function secretOf(req: Request): string {
  return createHmac('sha256', req.sessionID).update('the forms of this session').digest('base64url');
}

const ANSWERS = /^\/sign-in\/saml\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/answer$/;

/**
 * The one address where a form comes from another site: a university posts its SAML answer there. A cookie of that sign-in
 * alone, and the answer itself, stand in for the form's token.
 */
export const isUniversitysAnswer = ({ method, path }: Pick<Request, 'method' | 'path'>): boolean =>
  method === 'POST' && ANSWERS.test(path);

const STOPS = /^\/stop\/[A-Za-z0-9_-]{60,160}$/;

/**
 * Mail programs stop what a mail is sent for by themselves, with no page before it. What the address holds is the proof: the
 * session, if there is one, plays no part in it.
 */
const isStopFromMail = ({ method, path }: Pick<Request, 'method' | 'path'>): boolean =>
  method === 'POST' && STOPS.test(path);

const ANSWERED = /^\/survey\/[A-Za-z0-9_-]{54}\/[a-z0-9]{1,10}$/;

/**
 * Whoever answers a survey by its link may take days over it, on several devices, and needs no session: what the address
 * holds is the proof. Who knows it could answer on the page itself, and who does not can forge nothing.
 */
const isAnswerByLink = ({ method, path }: Pick<Request, 'method' | 'path'>): boolean =>
  method === 'POST' && ANSWERED.test(path);

/** The secret that every form of this session must carry. Makes the session if there is none yet. */
export function formToken(req: Request): string {
  req.session.hasForms ??= true;
  return generateToken(req);
}

const SAFE = /^(GET|HEAD|OPTIONS)$/;

/**
 * Whether the browser itself says that another site sent this: a second lock beside the form's token. Pages whose address is
 * a secret send no origin at all (`null`); what is behind a proxy may be known by its public address or by its own.
 */
function isFromElsewhere(req: Request, publicOrigin: string | null): boolean {
  if (SAFE.test(req.method) || isUniversitysAnswer(req)) return false;
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = req.get('origin');
  if (origin === undefined || origin === 'null') return false;
  return origin !== publicOrigin && ![req.get('host'), req.host].includes(hostOf(origin) ?? '');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Refuses a form that did not come from a page of ours in this very session. */
export function forgeryGuard({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): RequestHandler {
  const publicOrigin = PUBLIC_URL ? new URL(PUBLIC_URL).origin : null;
  return (req, res, next) => {
    if (isFromElsewhere(req, publicOrigin)) return void next(new DomainError('conflict', 'form.from-elsewhere'));
    csrfSynchronisedProtection(req, res, (error?: unknown) =>
      next(error === invalidCsrfTokenError ? new DomainError('conflict', 'form.expired') : error),
    );
  };
}
