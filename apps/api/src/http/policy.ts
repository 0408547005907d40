import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { may, type Permission, permit } from '@footing/kernel';
import { unknownCaller } from './token-reader';

export const POLICY = 'footing:policy';

/** What a handler asks of whoever calls it. */
export type Policy = { readonly permission: Permission } | { readonly isPublic: string };

/** Only for callers with this permission. */
export const Needs = (permission: Permission) => SetMetadata(POLICY, { permission } satisfies Policy);

/** For everybody, and why. */
export const Public = (why: string) => SetMetadata(POLICY, { isPublic: why } satisfies Policy);

// Each route says both things about itself, so both are had from here.
export { Audited, NotAudited } from '@footing/audit';

/** Keeps each handler's policy. A handler without one is closed to everybody, and that is a defect. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!policy) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no policy`);
    if ('isPublic' in policy) return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.actor) throw unknownCaller(request);
    if (!may(request.actor, policy.permission)) permit(request.actor, policy.permission);
    return true;
  }
}
