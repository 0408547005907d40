import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Accounts } from '@footing/identity';
import { type Actor, DomainError } from '@footing/kernel';
import { Institutions } from '@footing/programmes';

/** What every page needs to know about its request. */
export interface RequestContext {
  /** Its id is null where no institution has been set up. */
  readonly institution: {
    readonly id: string | null;
    readonly name: string;
    readonly contactEmail: string;
    readonly isDemo: boolean;
  };
  /** Null when nobody is signed in. */
  readonly account: { readonly name: string; readonly actor: Actor } | null;
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
  const accounts = app.get(Accounts);
  const institutions = app.get(Institutions);

  return async (req: Request, _res: Response, next: NextFunction): Promise<void> => {
    if (req.path.startsWith('/health/')) return void next();
    const account = req.user ? await accountOf(accounts, req.user) : null;
    const own = account ? await institutions.find(account.actor.institutionId) : (await institutions.list())[0];
    req.context = { institution: own ?? noInstitution, account };
    next();
  };
}

/** Who the session belongs to; null when the account is gone since. */
async function accountOf(
  accounts: Accounts,
  { institutionId, accountId }: Express.User,
): Promise<RequestContext['account']> {
  try {
    const { name, roles } = await accounts.find(institutionId, accountId);
    return { name, actor: { institutionId, accountId, roles } };
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return null;
    throw error;
  }
}
