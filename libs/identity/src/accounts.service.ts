import { Injectable } from '@nestjs/common';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, DomainError, permit, type Role, roles as allRoles } from '@footing/kernel';
import { type EntityManager, In } from 'typeorm';
import type { AccountInput } from './account.input';
import { Account } from './data/account.entity';
import { AccountRole } from './data/account-role.entity';

/** An account as others may see it. */
export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** At least one, in the house's order. */
  readonly roles: readonly Role[];
}

/** The people who work with Footing at an institution, and the roles they act in. */
@Injectable()
export class Accounts {
  constructor(private readonly db: Database) {}

  /** @throws {DomainError} forbidden; invalid, `account.no-role`, or `account.email-taken`, at the field. */
  async create(actor: Actor, { name, email, roles }: AccountInput): Promise<AccountView> {
    permit(actor, 'institution.edit');
    if (roles.length === 0) throw refusal('account.no-role', 'roles', 'Select at least one role');
    const { institutionId } = actor;
    try {
      return await this.db.transaction(actor, async (tx) => {
        const words = { name: name.trim(), email: email.trim().toLowerCase() };
        const account = await tx.save(tx.create(Account, { institutionId, ...words }));
        await tx.insert(
          AccountRole,
          roles.map((role) => ({ institutionId, accountId: account.id, role })),
        );
        return viewOf(account, roles);
      });
    } catch (error) {
      if (brokenConstraint(error) !== 'account_institution_id_email_key') throw error;
      throw refusal('account.email-taken', 'email', 'Somebody here has this e-mail address already');
    }
  }

  /** Everybody at the actor's institution, by name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<AccountView[]> {
    permit(actor, 'institution.read');
    const where = { institutionId: actor.institutionId };
    return this.db.transaction(actor, async (tx) => {
      return viewsOf(tx, await tx.find(Account, { where, order: { name: 'asc', id: 'asc' } }));
    });
  }

  /** @throws {DomainError} not-found, `account.not-found`, also when the account is another institution's. */
  async find(institutionId: string, id: string): Promise<AccountView> {
    const views = await this.db.transaction({ institutionId }, async (tx) => {
      return viewsOf(tx, await tx.findBy(Account, { institutionId, id }));
    });
    const [view] = views;
    if (!view) throw new DomainError('not-found', 'account.not-found', `account ${id}`);
    return view;
  }

  /** The account as an actor, in all the roles it holds now. @throws {DomainError} not-found, `account.not-found`. */
  async actorFor(institutionId: string, accountId: string): Promise<Actor> {
    const { roles } = await this.find(institutionId, accountId);
    return { institutionId, accountId, roles };
  }
}

async function viewsOf(tx: EntityManager, accounts: readonly Account[]): Promise<AccountView[]> {
  const [first] = accounts;
  if (!first) return [];
  const ids = accounts.map(({ id }) => id);
  const held = await tx.findBy(AccountRole, { institutionId: first.institutionId, accountId: In(ids) });
  return accounts.map((account) => {
    const roles = held.filter(({ accountId }) => accountId === account.id).map(({ role }) => role);
    return viewOf(account, roles);
  });
}

const viewOf = ({ id, name, email }: Account, held: readonly Role[]): AccountView => ({
  id,
  name,
  email,
  roles: allRoles.filter((role) => held.includes(role)),
});

const refusal = (code: string, field: string, message: string) =>
  new DomainError('invalid', code, code, [{ field, message }]);
