import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit, type Role, roleNames } from '@footing/kernel';
import { type EntityManager, In } from 'typeorm';
import { Account } from './data/account.entity';
import { AccountRole } from './data/account-role.entity';
import type { AccountInput } from './account.input';
import {
  type AccountView,
  findAccount,
  holdAccount,
  holdAdministrators,
  otherAdministrators,
} from './data/accounts.query';
import { makeAccount, refused, refuseRoles } from './data/make-account';
import { endSessionsOf } from './data/sessions.query';
import { refusal, refuseRolesNotGivenHere, rolesGivenHere } from './errors';
import { isStrong, type PowerfulChange } from './staff-notices/powerful-changes';
import { StaffNotices } from './staff-notices/staff-notices.service';

/**
 * What an administrator changes about an account. Each change ends every session of it in the same transaction, so it
 * holds at once on every device, and is written to the record.
 *
 * All throw {DomainError}: forbidden; not-found, `account.not-found`; conflict, `account.last-administrator`, when nobody
 * would be left who can administer the institution.
 */
@Injectable()
export class AccountRoles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly notices: StaffNotices,
  ) {}

  /**
   * Adds somebody who works here.
   * @throws {DomainError} forbidden; invalid, `account.no-role`, `account.role-not-given-here` or `account.email-taken`, at
   *   the field.
   */
  async add(actor: Actor, input: AccountInput): Promise<AccountView> {
    permit(actor, 'accounts.edit');
    refuseRoles(actor, input);
    const added = this.db.transaction(actor, async (tx) => {
      const account = await makeAccount(tx, actor, input);
      if (account.roles.some(isStrong)) await this.tell(tx, actor, 'account-added', account);
      return account;
    });
    return added.catch(refused);
  }

  /**
   * Gives and takes roles until those of people who work here are the given ones. A student's or mentor's role stays.
   * @throws {DomainError} invalid, `account.no-role` or `account.role-not-given-here`, at the field `roles`.
   */
  async change(actor: Actor, accountId: string, wanted: readonly Role[]): Promise<void> {
    permit(actor, 'accounts.edit');
    refuseRolesNotGivenHere(actor, wanted);
    await this.changing(actor, accountId, async (tx, { roles }) => {
      const given = [...new Set(wanted)].filter((role) => !roles.includes(role));
      const taken = roles.filter((role) => rolesGivenHere.includes(role) && !wanted.includes(role));
      if (given.length === 0 && taken.length === roles.length)
        throw refusal('account.no-role', 'roles', 'Select at least one role, or switch the account off instead');
      if (given.length + taken.length === 0) return;
      if (taken.includes('administrator')) await refuseLast(tx, actor.institutionId, accountId);
      const key = { institutionId: actor.institutionId, accountId };
      await endSessionsOf(tx, actor.institutionId, accountId);
      await tx.delete(AccountRole, { ...key, role: In(taken) });
      await tx.insert(
        AccountRole,
        given.map((role) => ({ ...key, role, grantedBy: actor.accountId })),
      );
      await this.write(tx, actor, 'account.roles-changed', accountId, [...given, ...taken]);
      if ([...given, ...taken].some(isStrong))
        await this.tell(tx, actor, 'roles-changed', await findAccount(tx, actor.institutionId, accountId));
    });
  }

  /** Nobody signs in with the account until it is switched on again. @throws {DomainError} conflict, `account.own`. */
  async switchOff(actor: Actor, accountId: string): Promise<void> {
    permit(actor, 'accounts.edit');
    if (actor.accountId === accountId) throw new DomainError('conflict', 'account.own', `account ${accountId}`);
    await this.changing(actor, accountId, async (tx, account) => {
      const { roles, disabledAt } = account;
      if (disabledAt !== null) return;
      if (roles.includes('administrator')) await refuseLast(tx, actor.institutionId, accountId);
      await endSessionsOf(tx, actor.institutionId, accountId);
      const at = { institutionId: actor.institutionId, id: accountId };
      await tx.update(Account, at, { disabledAt: this.clock.now() });
      await this.write(tx, actor, 'account.switched-off', accountId);
      if (roles.some(isStrong)) await this.tell(tx, actor, 'account-switched-off', account);
    });
  }

  async switchOn(actor: Actor, accountId: string): Promise<void> {
    permit(actor, 'accounts.edit');
    await this.changing(actor, accountId, async (tx, account) => {
      if (account.disabledAt === null) return;
      await tx.update(Account, { institutionId: actor.institutionId, id: accountId }, { disabledAt: null });
      await this.write(tx, actor, 'account.switched-on', accountId);
      if (account.roles.some(isStrong)) await this.tell(tx, actor, 'account-switched-on', account);
    });
  }

  /** Ends every session of an account, as when a device was lost. @returns how many there were. */
  async signOutEverywhere(actor: Actor, accountId: string): Promise<number> {
    permit(actor, 'accounts.edit');
    return this.db.transaction(actor, async (tx) => {
      await findAccount(tx, actor.institutionId, accountId);
      const ended = await endSessionsOf(tx, actor.institutionId, accountId);
      await this.write(tx, actor, 'account.signed-out', accountId);
      return ended;
    });
  }

  private async changing(
    actor: Actor,
    accountId: string,
    change: (tx: EntityManager, account: AccountView) => Promise<void>,
  ): Promise<void> {
    const changed = this.db.transaction(actor, async (tx) => {
      await holdAdministrators(tx, actor.institutionId);
      await change(tx, await holdAccount(tx, actor.institutionId, accountId));
    });
    await changed.catch((error: unknown) => {
      throw brokenConstraint(error) === 'account_role_last_administrator' ? lastAdministrator(accountId) : error;
    });
  }

  private tell(tx: EntityManager, actor: Actor, change: PowerfulChange, { id, name, email, roles }: AccountView) {
    const held = roles.length === 0 ? 'no role now' : `now: ${roles.map((role) => roleNames[role]).join(', ')}`;
    const more = `The account is that of ${name} (${email}), with ${held}.`;
    return this.notices.tell(tx, actor, change, { more, accountId: id });
  }

  private write(tx: EntityManager, actor: Actor, event: Changed, id: string, fields: readonly Role[] = []) {
    return record(tx, actor, { event, subjects: [{ kind: 'account', id }], fields });
  }
}

type Changed = 'account.roles-changed' | 'account.switched-off' | 'account.switched-on' | 'account.signed-out';

async function refuseLast(tx: EntityManager, institutionId: string, accountId: string): Promise<void> {
  if ((await otherAdministrators(tx, institutionId, accountId)) === 0) throw lastAdministrator(accountId);
}

const lastAdministrator = (id: string) => new DomainError('conflict', 'account.last-administrator', `account ${id}`);
