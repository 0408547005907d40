import { randomBytes } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import passport from 'passport';
import type { Settings } from '@footing/config';
import { Database } from '@footing/database';
import { type Beginning, DatabaseSessions } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import { keepBeforeAnswering } from './keep-before-answering';

/** What happened, and where to go if it should not have. */
export interface Notice {
  readonly words: string;
  readonly link?: { readonly href: string; readonly text: string; readonly shortcut?: string };
}

declare module 'express-session' {
  interface SessionData {
    /** What to tell the person on the next page they see. */
    notice?: Notice;
    /** That a page with a form was shown: a session with nothing in it is not kept. */
    hasForms?: true;
  }
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- passport's own types ask for it in this form
  namespace Express {
    /** Who a session belongs to: ids only. Roles are read afresh at each request, so a change of role bites at once. */
    interface User {
      readonly institutionId: string;
      readonly accountId: string;
      /** Only while a session begins. */
      readonly begins?: Beginning;
    }
  }
}

const isHttps = ({ PUBLIC_URL }: Settings): boolean => PUBLIC_URL?.startsWith('https:') ?? false;

/** The name of the session's cookie: over https browsers hold it to this host, and to https. */
export const sessionCookie = (settings: Settings): string => (isHttps(settings) ? '__Host-footing' : 'footing');

/**
 * Sessions in PostgreSQL. The cookie holds 256 random bits and says nothing about the person; no script can read it, no
 * other site can use it, and it goes when the browser is closed. How long a session lives, the database decides.
 */
export function sessions(app: NestExpressApplication, settings: Settings): RequestHandler[] {
  if (!settings.SESSION_SECRET)
    throw new DomainError('invalid', 'settings.session', 'SESSION_SECRET is needed for sessions');
  passport.serializeUser(keepUser);
  passport.deserializeUser((kept: Express.User, done) => done(null, kept));
  const store = new DatabaseSessions(app.get(Database));
  const behindCookie = session({
    name: sessionCookie(settings),
    secret: settings.SESSION_SECRET,
    store,
    genid: () => randomBytes(32).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    proxy: settings.TRUST_PROXY_HOPS > 0,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps(settings), path: '/' },
  });
  return [behindCookie, keepBeforeAnswering(store)];
}

type Kept = (error: unknown, kept?: Pick<Express.User, 'institutionId' | 'accountId'>) => void;

/** passport has just made a new session: what it begins with goes in before it is saved for the first time. */
function keepUser(req: Request, { begins, institutionId, accountId }: Express.User, done: Kept): void {
  if (begins) Object.assign(req.session, { begins, proof: begins.proof, role: begins.role });
  done(null, { institutionId, accountId });
}
