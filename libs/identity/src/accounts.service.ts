import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { AccountInput } from './account.input';
import { Account } from './data/account.entity';
import { AccountRole } from './data/account-role.entity';
import { type AccountView, allAccounts, findAccount, viewOf } from './data/accounts.query';
import { refusal, refuseRolesNotGivenHere } from './errors';

/** Whom a new account belongs to, where it is somebody's who takes part. */
export interface AccountOf {
  readonly studentId?: string;
  readonly mentorId?: string;
}

/** The people who sign in at an institution, and the roles they hold. */
@Injectable()
export class Accounts {
  constructor(private readonly db: Database) {}

  /**
   * @throws {DomainError} forbidden; invalid, `account.no-role`, `account.role-not-given-here` or `account.email-taken`, at
   * the field; conflict, `account.person-has-one`, when the student or mentor has an account already.
   */
  async create(actor: Actor, { name, email, roles }: AccountInput, of: AccountOf = {}): Promise<AccountView> {
    permit(actor, 'accounts.edit');
    if (roles.length === 0) throw refusal('account.no-role', 'roles', 'Select at least one role');
    refuseRolesNotGivenHere(actor, roles);
    const { institutionId, accountId: grantedBy } = actor;
    const made = this.db.transaction(actor, async (tx) => {
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
      await record(tx, actor, { event: 'account.added', subjects: [subject(account.id)], fields: roles });
      return viewOf(account, roles);
    });
    return made.catch((error: unknown) => {
      throw meaningOf(error);
    });
  }

  /** Everybody at the actor's institution, by name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<AccountView[]> {
    permit(actor, 'accounts.read');
    return this.db.transaction(actor, (tx) => allAccounts(tx, actor.institutionId));
  }

  /** The people who work here, by name. @throws {DomainError} forbidden. */
  async staff(actor: Actor): Promise<AccountView[]> {
    permit(actor, 'accounts.read');
    return this.db.transaction(actor, async (tx) => {
      const staff = await allAccounts(tx, actor.institutionId, 'staff');
      await record(tx, actor, { event: 'account.listed', subjects: staff.map(({ id }) => subject(id)) });
      return staff;
    });
  }

  /** One account, for whoever may look at accounts. @throws {DomainError} forbidden; not-found, `account.not-found`. */
  async look(actor: Actor, id: string): Promise<AccountView> {
    permit(actor, 'accounts.read');
    return this.db.transaction(actor, async (tx) => {
      const account = await findAccount(tx, actor.institutionId, id);
      await record(tx, actor, { event: 'account.viewed', subjects: [subject(id)] });
      return account;
    });
  }

  /** @throws {DomainError} not-found, `account.not-found`, also when the account is another institution's. */
  async find(institutionId: string, id: string): Promise<AccountView> {
    return this.db.transaction({ institutionId }, (tx) => findAccount(tx, institutionId, id));
  }
}

const subject = (id: string) => ({ kind: 'account', id }) as const;

/** Constraints by what they mean to whoever adds an account. */
function meaningOf(error: unknown): unknown {
  const broken = brokenConstraint(error);
  if (broken === 'account_institution_id_email_key')
    return refusal('account.email-taken', 'email', 'Somebody here has this e-mail address already');
  return broken && personTaken.has(broken) ? new DomainError('conflict', 'account.person-has-one') : error;
}

const personTaken: ReadonlySet<string> = new Set([
  'account_institution_id_student_id_key',
  'account_institution_id_mentor_id_key',
]);
