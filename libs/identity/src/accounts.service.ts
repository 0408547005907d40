import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { AccountInput } from './account.input';
import { type AccountView, allAccounts, findAccount } from './data/accounts.query';
import { type AccountOf, makeAccount, refused, refuseRoles } from './data/make-account';

/** The people who sign in at an institution, and the roles they hold. */
@Injectable()
export class Accounts {
  constructor(private readonly db: Database) {}

  /**
   * Makes an account in the service's own name, of which nobody is told; administrators use `AccountRoles.add`.
   * @throws {DomainError} forbidden, to a person; invalid, `account.no-role` or `account.email-taken`, at the field; conflict,
   * `account.person-has-one`, when the student or mentor has an account already.
   */
  async create(actor: Actor, input: AccountInput, of: AccountOf = {}): Promise<AccountView> {
    if (!actor.roles.includes('system')) throw new DomainError('forbidden', 'permission.missing');
    refuseRoles(actor, input);
    return this.db.transaction(actor, (tx) => makeAccount(tx, actor, input, of)).catch(refused);
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
