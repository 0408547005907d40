import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import passport from 'passport';
import { Pool } from 'pg';
import type { Settings } from '@footing/config';
import { DomainError } from '@footing/kernel';

const HOURS_8 = 8 * 60 * 60 * 1_000;

/** What happened, and where to go if it should not have. */
export interface Notice {
  readonly words: string;
  readonly link?: { readonly href: string; readonly text: string; readonly shortcut?: string };
}

declare module 'express-session' {
  interface SessionData {
    /** What to tell the person on the next page they see. */
    notice?: Notice;
  }
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- passport's own types ask for it in this form
  namespace Express {
    /** Who a session belongs to: ids only. Roles are read afresh at each request, so a change of role bites at once. */
    interface User {
      readonly institutionId: string;
      readonly accountId: string;
    }
  }
}

/** Sessions in PostgreSQL. The cookie says nothing about the person, no script can read it, and no other site can use it. */
export function sessions(settings: Settings): RequestHandler {
  if (!settings.SESSION_SECRET || !settings.DATABASE_URL)
    throw new DomainError('invalid', 'settings.session', 'SESSION_SECRET and DATABASE_URL are needed for sessions');
  passport.serializeUser((user, done) => done(null, { institutionId: user.institutionId, accountId: user.accountId }));
  passport.deserializeUser((kept: Express.User, done) => done(null, kept));

  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false;
  const PgStore = connectPgSimple(session);
  const pool = new Pool({
    connectionString: settings.DATABASE_URL,
    max: 4,
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined);
  return session({
    name: secure ? '__Host-footing' : 'footing',
    secret: settings.SESSION_SECRET,
    store: new PgStore({ pool, tableName: 'session', createTableIfMissing: false, errorLog: () => undefined }),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    proxy: settings.TRUST_PROXY_HOPS > 0,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: HOURS_8 },
  });
}
