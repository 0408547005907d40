import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Accounts } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';

/** What every page needs to know about its request. */
export interface RequestContext {
  readonly institution: { readonly name: string; readonly contactEmail: string; readonly isDemo: boolean };
  /** Null when nobody is signed in. */
  readonly account: { readonly name: string; readonly actor: Actor } | null;
}

declare module 'express-serve-static-core' {
  interface Request {
    context?: RequestContext;
  }
}

/** Looks up whose pages these are and who is signed in: once a request, from the tables, so that changes bite at once. */
export function loadRequestContext(app: NestExpressApplication) {
  const accounts = app.get(Accounts);
  const institutions = app.get(Institutions);
  return async (req: Request, _res: Response, next: NextFunction): Promise<void> => {
    if (req.path.startsWith('/health/')) return next();
    const account = req.user ? await accounts.find(req.user.institutionId, req.user.accountId) : null;
    const institution = account && req.user ? await institutions.find(req.user.institutionId) : await institutions.home();
    req.context = {
      institution: institution ?? { name: 'Footing', contactEmail: '', isDemo: false },
      account: account && req.user ? { name: account.name, actor: { ...req.user, roles: account.roles } } : null,
    };
    next();
  };
}
