import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Present } from '@footing/identity';
import { DomainError, may, type Permission } from '@footing/kernel';

export const POLICY = 'footing:policy';

/** What a handler asks of whoever calls it. */
export type Policy =
  { readonly permission: Permission } | { readonly isPublic: string } | { readonly signedIn: string };

/** Only for people with this permission; to others the page does not exist. */
export const Needs = (permission: Permission) => SetMetadata(POLICY, { permission } satisfies Policy);

/** For everybody, and why. */
export const Public = (why: string) => SetMetadata(POLICY, { isPublic: why } satisfies Policy);

/** For everybody who is signed in, whatever their role, and why. */
export const SignedInOnly = (why: string) => SetMetadata(POLICY, { signedIn: why } satisfies Policy);

// Each route says both things about itself, so both are had from here.
export { Audited, NotAudited } from '@footing/audit';

/** Keeps each handler's policy. A handler without one is closed to everybody. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (policy && 'isPublic' in policy) return true;
    const account = context.switchToHttp().getRequest<Request>().context?.account;
    if (!account) throw new DomainError('forbidden', 'sign-in.needed');
    if (!policy || ('permission' in policy && !may(account.actor, policy.permission))) throw refused(policy, account);
    return true;
  }
}

/** To whom it would be open after a second proof, it says so; to everybody else the page does not exist. */
function refused(policy: Policy | undefined, { behindProof }: Present): DomainError {
  const wouldDo = policy && 'permission' in policy && may({ roles: behindProof }, policy.permission);
  return new DomainError('forbidden', wouldDo ? 'sign-in.second-proof' : 'permission.missing');
}
