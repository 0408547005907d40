import type { Role } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** Who somebody is to a university's sign-in service. */
export interface IdentityKey {
  readonly issuer: string;
  readonly subject: string;
}

/** An account as it is found at a door. */
export interface KnownAccount {
  readonly id: string;
  readonly isOff: boolean;
}

/** The account that this identity enters by; null when it is new. */
export async function accountWithIdentity(
  tx: EntityManager,
  institutionId: string,
  { issuer, subject }: IdentityKey,
): Promise<KnownAccount | null> {
  const [row] = await tx.query<KnownAccount[]>(
    `select a.id, a.disabled_at is not null as "isOff" from sign_in_identity i
       join account a on a.institution_id = i.institution_id and a.id = i.account_id
     where i.institution_id = $1 and i.issuer = $2 and i.subject = $3`,
    [institutionId, issuer, subject],
  );
  return row ?? null;
}

export async function noteUse(
  tx: EntityManager,
  institutionId: string,
  { issuer, subject }: IdentityKey,
): Promise<void> {
  await tx.query(
    'update sign_in_identity set last_used_at = now() where institution_id = $1 and issuer = $2 and subject = $3',
    [institutionId, issuer, subject],
  );
}

/** @param email in lower case. */
export async function accountWithEmail(
  tx: EntityManager,
  institutionId: string,
  email: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>('select id from account where institution_id = $1 and email = $2', [
    institutionId,
    email,
  ]);
  return row?.id ?? null;
}

export async function addIdentity(
  tx: EntityManager,
  institutionId: string,
  { issuer, subject }: IdentityKey,
  accountId: string,
): Promise<void> {
  await tx.query('insert into sign_in_identity (institution_id, issuer, subject, account_id) values ($1, $2, $3, $4)', [
    ...[institutionId, issuer, subject, accountId],
  ]);
}

/** A new account. Without a name it goes by the part of the address before the @, until somebody gives it another. */
export async function makeAccount(
  tx: EntityManager,
  institutionId: string,
  {
    name,
    email,
    roles,
  }: { readonly name: string | null; readonly email: string | null; readonly roles: readonly Role[] },
): Promise<string> {
  const called = (name ?? email?.split('@')[0] ?? '').trim().slice(0, 200);
  const [made] = await tx.query<{ id: string }[]>(
    'insert into account (institution_id, name, email) values ($1, $2, $3) returning id',
    [institutionId, called, email],
  );
  const id = made?.id ?? '';
  await tx.query('insert into account_role (institution_id, account_id, role) select $1, $2, unnest($3::text[])', [
    ...[institutionId, id, roles],
  ]);
  return id;
}
