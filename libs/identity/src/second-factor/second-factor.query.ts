import type { RequestMark } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** Whose second factor it is. */
export interface Owner {
  readonly institutionId: string;
  readonly accountId: string;
  /** In which request they ask: for the record. */
  readonly request?: RequestMark;
}

const keyOf = ({ institutionId, accountId }: Owner) => [institutionId, accountId];

/** The sealed secret of an app; null where none was begun. */
export async function findApp(
  tx: EntityManager,
  owner: Owner,
): Promise<{ readonly sealed: Buffer; readonly isOn: boolean; readonly confirmedAt: Date | null } | null> {
  const [row] = await tx.query<{ sealed: Buffer; isOn: boolean; confirmedAt: Date | null }[]>(
    `select sealed, confirmed_at is not null as "isOn", confirmed_at as "confirmedAt"
     from account_totp where institution_id = $1 and account_id = $2`,
    keyOf(owner),
  );
  return row ?? null;
}

/** Begins with a secret unless one is there. */
export async function beginApp(tx: EntityManager, owner: Owner, sealed: Buffer): Promise<void> {
  await tx.query(
    `insert into account_totp (institution_id, account_id, sealed) values ($1, $2, $3) on conflict do nothing`,
    [...keyOf(owner), sealed],
  );
}

/** Takes the half-minute of a code: false when it or a later one was taken already. `confirms`: only where it is not on yet. */
export async function takeStep(tx: EntityManager, owner: Owner, step: number, confirms: boolean): Promise<boolean> {
  const taken = await tx.query<object[]>(
    `with taken as (
       update account_totp set last_step = $3, confirmed_at = coalesce(confirmed_at, now())
       where institution_id = $1 and account_id = $2 and last_step < $3 and (confirmed_at is null) = $4 returning 1
     ) select 1 from taken`,
    [...keyOf(owner), step, confirms],
  );
  return taken.length > 0;
}

export async function replaceRecoveryCodes(tx: EntityManager, owner: Owner, hashes: readonly Buffer[]): Promise<void> {
  await tx.query('delete from recovery_code where institution_id = $1 and account_id = $2', keyOf(owner));
  await tx.query(`insert into recovery_code (institution_id, account_id, hash) select $1, $2, unnest($3::bytea[])`, [
    ...keyOf(owner),
    hashes,
  ]);
}

/** Uses a spare code up; of many at once one does. */
export async function takeRecoveryCode(tx: EntityManager, owner: Owner, hash: Buffer): Promise<boolean> {
  const taken = await tx.query<object[]>(
    `with taken as (
       update recovery_code set used_at = now()
       where institution_id = $1 and account_id = $2 and hash = $3 and used_at is null returning 1
     ) select 1 from taken`,
    [...keyOf(owner), hash],
  );
  return taken.length > 0;
}

export async function recoveryCodesLeft(tx: EntityManager, owner: Owner): Promise<number> {
  const [row] = await tx.query<{ left: number }[]>(
    `select count(*)::int as left from recovery_code
     where institution_id = $1 and account_id = $2 and used_at is null`,
    keyOf(owner),
  );
  return row?.left ?? 0;
}

/** Takes everything away; false when there was nothing. */
export async function removeSecondFactor(tx: EntityManager, owner: Owner): Promise<boolean> {
  await tx.query('delete from recovery_code where institution_id = $1 and account_id = $2', keyOf(owner));
  const gone = await tx.query<object[]>(
    `with gone as (delete from account_totp where institution_id = $1 and account_id = $2 returning 1) select 1 from gone`,
    keyOf(owner),
  );
  return gone.length > 0;
}

/** Where to write to the owner. */
export async function addressOf(tx: EntityManager, owner: Owner): Promise<{ email: string; institution: string }> {
  const [row] = await tx.query<{ email: string; institution: string }[]>(
    `select a.email, i.name as institution from account a join institution i on i.id = a.institution_id
     where a.institution_id = $1 and a.id = $2`,
    keyOf(owner),
  );
  return row ?? { email: '', institution: '' };
}
