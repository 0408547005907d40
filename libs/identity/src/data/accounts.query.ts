import { DomainError, type Role, roles as allRoles, staffRoles } from '@footing/kernel';
import { type EntityManager, In } from 'typeorm';
import { Account } from './account.entity';
import { AccountRole } from './account-role.entity';

/** An account as others may see it. */
export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** In the house's order. */
  readonly roles: readonly Role[];
  /** Since when nobody signs in with it; null: it can be used. */
  readonly disabledAt: Date | null;
  /** The student it belongs to; null for none. */
  readonly studentId: string | null;
  /** The mentor it belongs to; null for none. */
  readonly mentorId: string | null;
}

/** @throws {DomainError} not-found, `account.not-found`, also when the account is another institution's. */
export async function findAccount(tx: EntityManager, institutionId: string, id: string): Promise<AccountView> {
  const [view] = await viewsOf(tx, await tx.findBy(Account, { institutionId, id }));
  if (!view) throw new DomainError('not-found', 'account.not-found', `account ${id}`);
  return view;
}

/** The same, held until the transaction ends, so that changes of one account take turns. */
export async function holdAccount(tx: EntityManager, institutionId: string, id: string): Promise<AccountView> {
  await tx.findOne(Account, { where: { institutionId, id }, lock: { mode: 'for_no_key_update' } });
  return findAccount(tx, institutionId, id);
}

/** Everybody's account at an institution, by name; `staff`: only of those who hold another role than student or mentor, or none. */
export async function allAccounts(tx: EntityManager, institutionId: string, who: 'all' | 'staff' = 'all') {
  const where = { institutionId };
  const views = await viewsOf(tx, await tx.find(Account, { where, order: { name: 'asc', id: 'asc' } }));
  return who === 'all' ? views : views.filter(({ roles }) => roles.length === 0 || roles.some(isStaff));
}

const isStaff = (role: Role) => staffRoles.includes(role);

/** With their roles, in the order given. */
export async function viewsOf(tx: EntityManager, accounts: readonly Account[]): Promise<AccountView[]> {
  const [first] = accounts;
  if (!first) return [];
  const ids = accounts.map(({ id }) => id);
  const rows = await tx.findBy(AccountRole, { institutionId: first.institutionId, accountId: In(ids) });
  const held = Map.groupBy(rows, ({ accountId }) => accountId);
  return accounts.map((account) =>
    viewOf(
      account,
      (held.get(account.id) ?? []).map(({ role }) => role),
    ),
  );
}

/** One account with the roles it is known to hold. */
export const viewOf = (
  { id, name, email, disabledAt, studentId, mentorId }: Account,
  held: readonly Role[],
): AccountView => ({
  ...{ id, name, email, disabledAt, studentId, mentorId },
  roles: allRoles.filter((role) => held.includes(role)),
});

/** Changes of who is administrator take turns; the database's own rule takes the same lock. */
export async function holdAdministrators(tx: EntityManager, institutionId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('administrators of ' || $1::uuid::text, 0))`, [
    institutionId,
  ]);
}

/** How many others can sign in as administrator. */
export async function otherAdministrators(tx: EntityManager, institutionId: string, accountId: string) {
  const [found] = await tx.query<{ others: number }[]>(
    `select count(*)::int as others from account_role r
       join account a on a.institution_id = r.institution_id and a.id = r.account_id
     where r.institution_id = $1 and r.role = 'administrator' and a.disabled_at is null and a.id <> $2`,
    [institutionId, accountId],
  );
  return found?.others ?? 0;
}
