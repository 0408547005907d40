import { record } from '@footing/audit';
import { brokenConstraint } from '@footing/database';
import { type Actor, DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { AccountInput } from '../account.input';
import { refusal, refuseRolesNotGivenHere } from '../errors';
import { Account } from './account.entity';
import { AccountRole } from './account-role.entity';
import { type AccountView, viewOf } from './accounts.query';

/** Whom a new account belongs to, where it is somebody's who takes part. */
export interface AccountOf {
  readonly studentId?: string;
  readonly mentorId?: string;
}

/** @throws {DomainError} invalid, `account.no-role` or `account.role-not-given-here`, at the field `roles`. */
export function refuseRoles(actor: Actor, { roles }: AccountInput): void {
  if (roles.length === 0) throw refusal('account.no-role', 'roles', 'Select at least one role');
  refuseRolesNotGivenHere(actor, roles);
}

/** Writes an account with its roles, and its line in the record. */
export async function makeAccount(
  tx: EntityManager,
  actor: Actor,
  { name, email, roles }: AccountInput,
  of: AccountOf = {},
): Promise<AccountView> {
  const { institutionId, accountId: grantedBy } = actor;
  const words = { name: name.trim(), email: email.trim().toLowerCase() };
  const account = await tx.save(
    tx.create(Account, {
      ...{ institutionId, ...words, disabledAt: null },
      studentId: of.studentId ?? null,
      mentorId: of.mentorId ?? null,
    }),
  );
  const rows = roles.map((role) => ({ institutionId, accountId: account.id, role, grantedBy }));
  await tx.insert(AccountRole, rows);
  const subjects = [{ kind: 'account', id: account.id } as const];
  await record(tx, actor, { event: 'account.added', subjects, fields: roles });
  return viewOf(account, roles);
}

/** Says what a broken constraint means to whoever adds an account. @throws always. */
export function refused(error: unknown): never {
  const broken = brokenConstraint(error);
  if (broken === 'account_institution_id_email_key')
    throw refusal('account.email-taken', 'email', 'Somebody here has this e-mail address already');
  throw broken && personTaken.has(broken) ? new DomainError('conflict', 'account.person-has-one') : error;
}

const personTaken: ReadonlySet<string> = new Set([
  'account_institution_id_student_id_key',
  'account_institution_id_mentor_id_key',
]);
