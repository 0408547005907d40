import type { Actor, Role } from './actor';
import { DomainError } from './domain-error';

/** Who may do what: the whole table. A role that is not listed may not. */
const table = {
  'institution.read': ['programme-lead', 'consultant', 'analyst', 'administrator'],
  'institution.edit': ['programme-lead', 'administrator'],
  'programmes.read': ['programme-lead', 'consultant', 'analyst', 'administrator'],
  'programmes.edit': ['programme-lead'],
  'people.read': ['programme-lead', 'consultant'],
  'people.import': ['programme-lead'],
  'drafts.read': ['programme-lead', 'consultant'],
  'drafts.make': ['programme-lead', 'consultant'],
  'drafts.review': ['programme-lead', 'consultant'],
  'drafts.publish': ['programme-lead', 'consultant'],
  'pairings.read': ['programme-lead', 'consultant'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;

/** Whether any of the actor's roles allows it. A job (role `system`) may do everything: only our own code makes one. */
export function may(actor: Actor, permission: Permission): boolean {
  const allowed: readonly string[] = table[permission];
  return actor.roles.some((role) => role === 'system' || allowed.includes(role));
}

/** @throws {DomainError} `forbidden`, code `permission.missing`, when no role of the actor allows it. */
export function permit(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new DomainError('forbidden', 'permission.missing', permission);
}
