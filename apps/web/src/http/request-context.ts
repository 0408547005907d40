import { randomUUID } from 'node:crypto';
import { addressPrefix } from '@footing/audit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { type Present, Sessions } from '@footing/identity';
import type { RequestMark } from '@footing/kernel';
import { Institutions, type Look, Looks } from '@footing/programmes';
import { Settings } from '@footing/config';
import { Database } from '@footing/database';
import type { OwnCookie } from './own-cookie';
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
  const beginning = new Beginning(app.get(Database), app.get(Sessions), app.get(Institutions), app.get(Looks));
  const remembered = rememberedInstitution(app.get(Settings));

  return async (req: Request, _res: Response, next: NextFunction): Promise<void> => {
    if (req.path.startsWith('/health/')) return void next();
    req.sessions = app.get(Sessions);
    const { account, institution } = (await beginning.ofSomebody(req)) ?? (await beginning.ofAnybody(req, remembered));
    // The log has the same id, so that a line of the record and a line of the log can be found from one another.
    req.id = randomUUID();
    const request = markOf(req.id, req.ip);
    req.context = {
      institution,
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

type Begun = Pick<RequestContext, 'account' | 'institution'>;

/** Reads what a page begins with in one transaction: on most pages that is half of what they ask the database. */
class Beginning {
  constructor(
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly institutions: Institutions,
    private readonly looks: Looks,
  ) {}

  /** Null when nobody is signed in, or the account is gone since. */
  async ofSomebody({ user, session }: Request): Promise<Begun | null> {
    if (!user) return null;
    const { role = null, proof } = session;
    return this.db.transaction(user, async (tx) => {
      const account = await this.sessions.present(tx, user, { role, strength: proof?.strength ?? 'single' });
      return account && { account, institution: await this.looks.shown(tx, user.institutionId) };
    });
  }

  async ofAnybody(req: Request, remembered: OwnCookie): Promise<Begun> {
    const own = await whosePages(req, this.institutions, remembered);
    if (!own) return { account: null, institution: noInstitution };
    const institution = await this.db.transaction({ institutionId: own.id }, (tx) => this.looks.shown(tx, own.id));
    return { account: null, institution };
  }
}
