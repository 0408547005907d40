import { type Actor, DomainError, type Role, staffRoles } from '@footing/kernel';

/** Something to put right at a field. */
export const refusal = (code: string, field: string, message: string) =>
  new DomainError('invalid', code, code, [{ field, message }]);

/** The roles that one institution's administrator gives: who runs the service is no institution's business. */
export const rolesGivenHere: readonly Role[] = staffRoles.filter((role) => role !== 'operator');

/**
 * What is not given here: running the service, taking part (people do that by an application or an invitation), and what
 * is no role at all. The service itself gives every role.
 * @throws {DomainError} invalid, `account.role-not-given-here`, at the field `roles`.
 */
export function refuseRolesNotGivenHere(actor: Actor, roles: readonly Role[]): void {
  if (actor.roles.includes('system') || roles.every((role) => rolesGivenHere.includes(role))) return;
  throw refusal('account.role-not-given-here', 'roles', 'Select roles from the list');
}
