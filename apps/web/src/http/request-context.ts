import { randomUUID } from 'node:crypto';
import { addressPrefix } from '@footing/audit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { type Present, Sessions } from '@footing/identity';
import type { RequestMark } from '@footing/kernel';
import { Institutions, type Look, Looks } from '@footing/programmes';
import { Settings } from '@footing/config';
import { rememberedInstitution, whosePages } from './whose-pages';

/** What every page needs to know about its request. */
export interface RequestContext {
  /** Its id is null where none has been set up, or somebody has yet to say which. */
  readonly institution: {
    readonly id: string | null;
    /** Its part of addresses; absent where there is no institution yet. */
    readonly slug?: string;
    readonly name: string;
    readonly contactEmail: string;
    readonly isDemo: boolean;
    readonly postalAddress?: string;
    /** Whether students under 18 may be written to one to one. */
    readonly supervisedContact?: boolean;
    /** What its pages look like, and what they say in its own words; absent: as ours do. */
    readonly look?: Look;
  };
  /** Null when nobody is signed in. */
  readonly account: Present | null;
  /** Which request it is, for the record of who looked: also of somebody who is only about to sign in. */
  readonly request: RequestMark;
}

declare module 'express-serve-static-core' {
  interface Request {
    context?: RequestContext;
  }
}

/** Whose pages these are where nothing has been set up yet. */
export const noInstitution: RequestContext['institution'] = {
  id: null,
  name: 'Footing',
  contactEmail: '',
  isDemo: false,
};

/** Looks up whose pages these are and who is signed in: once a request, from the tables, so that changes bite at once. */
export function loadRequestContext(app: NestExpressApplication) {
  const sessions = app.get(Sessions);
  const institutions = app.get(Institutions);
  const looks = app.get(Looks);
  const remembered = rememberedInstitution(app.get(Settings));

  return async (req: Request, _res: Response, next: NextFunction): Promise<void> => {
    if (req.path.startsWith('/health/')) return void next();
    req.sessions = sessions;
    const account = await accountOf(sessions, req);
    const own = account
      ? await institutions.find(account.actor.institutionId)
      : await whosePages(req, institutions, remembered);
    // The log has the same id, so that a line of the record and a line of the log can be found from one another.
    req.id = randomUUID();
    const request = markOf(req.id, req.ip);
    req.context = {
      institution: own ? { ...own, look: await looks.of(own.id) } : noInstitution,
      account: account && { ...account, actor: { ...account.actor, request } },
      request,
    };
    next();
  };
}

function markOf(id: string, ip: string | undefined): RequestMark {
  const prefix = addressPrefix(ip);
  return { id, ...(prefix !== undefined && { addressPrefix: prefix }) };
}

/** Who the session belongs to, and the role they act in; null when nobody is signed in, or the account is gone since. */
async function accountOf(sessions: Sessions, { user, session }: Request): Promise<Present | null> {
  if (!user) return null;
  const { role = null, proof } = session;
  return sessions.present(user.institutionId, user.accountId, { role, strength: proof?.strength ?? 'single' });
}
