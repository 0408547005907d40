import type { Owner } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import type { Request } from 'express';
import type { SignInMethod } from '../enter';
import { halfWayIn } from '../half-way';

/** Whose second proof it is. */
export interface WhoProves extends Owner {
  /** Of the first proof. */
  readonly method: SignInMethod;
  /** Whether they are signed in, with one proof or with two; or half-way, and not in yet. */
  readonly isIn: boolean;
}

const methods: readonly SignInMethod[] = ['oidc', 'saml', 'e-mail', 'passkey', 'demonstration'];

/** Whoever gave a first proof in this browser. @throws {DomainError} forbidden, `sign-in.needed`, when nobody did. */
export function whoProves(req: Request, now: Date): WhoProves {
  const { request } = req.context ?? {};
  const asking = request && { request };
  const halfWay = halfWayIn(req, now);
  if (halfWay) return { ...halfWay, ...asking, isIn: false };
  const { user } = req;
  const { proof } = req.session;
  const method = methods.find((one) => one === proof?.method);
  if (!user || !method || !req.context?.account) throw new DomainError('forbidden', 'sign-in.needed');
  return { institutionId: user.institutionId, accountId: user.accountId, ...asking, method, isIn: true };
}
