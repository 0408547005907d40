import type { EntityManager } from 'typeorm';
import type { RelyingParty } from '../own-addresses.service';
import type { Owner } from '../second-factor/second-factor.query';
import type { WaysIn } from './last-way-in';

/** A passkey as its owner sees it. */
export interface PasskeyView {
  readonly id: string;
  /** What its owner calls it. */
  readonly name: string;
  /** Whether it is kept on more than the device it was made on. */
  readonly backedUp: boolean;
  /** Name of the host it was made at, and works at. */
  readonly madeAt: string;
  readonly createdAt: Date;
  /** Null: not yet. */
  readonly lastUsedAt: Date | null;
}

/** A passkey as it is checked. */
export interface KeptPasskey {
  readonly id: string;
  readonly accountId: string;
  readonly isOff: boolean;
  readonly publicKey: Buffer;
  /** Name of the host it was made at. */
  readonly madeAt: string;
}

const keyOf = ({ institutionId, accountId }: Owner) => [institutionId, accountId];

/** The oldest first. @param publicId of the relying party. */
export function passkeysOf(tx: EntityManager, owner: Owner, publicId: string): Promise<PasskeyView[]> {
  return tx.query<PasskeyView[]>(
    `select id, name, backed_up as "backedUp", coalesce(rp_id, $3) as "madeAt", created_at as "createdAt", last_used_at as "lastUsedAt"
     from passkey where institution_id = $1 and account_id = $2 order by created_at, id`,
    [...keyOf(owner), publicId],
  );
}

/** What browsers need to know of those that are there for this address, so that no device makes a second one. */
export async function credentialsOf(
  tx: EntityManager,
  owner: Owner,
  { id, publicId }: RelyingParty,
): Promise<{ id: string; transports: string[] }[]> {
  const rows = await tx.query<{ credential: Buffer; transports: string[] }[]>(
    `select credential_id as credential, transports from passkey
     where institution_id = $1 and account_id = $2 and coalesce(rp_id, $4) = $3`,
    [...keyOf(owner), id, publicId],
  );
  return rows.map(({ credential, transports }) => ({ id: credential.toString('base64url'), transports }));
}

/** What stands with an account's ways in. */
export async function waysInOf(tx: EntityManager, owner: Owner): Promise<WaysIn> {
  const [ways] = await tx.query<WaysIn[]>(
    `select array(select role from account_role where institution_id = $1 and account_id = $2) as roles,
       (select count(*)::int from passkey where institution_id = $1 and account_id = $2) as passkeys,
       exists (select from account_totp where institution_id = $1 and account_id = $2 and confirmed_at is not null)
         as "hasCodes",
       exists (select from sign_in_identity i join identity_provider p
           on p.institution_id = i.institution_id and p.entity_id = i.issuer and p.enabled
         where i.institution_id = $1 and i.account_id = $2) as "hasUniversity"`,
    keyOf(owner),
  );
  return ways ?? { roles: [], passkeys: 0, hasCodes: false, hasUniversity: false };
}

/** The same, with the account held until the transaction ends: two who take ways away take turns. */
export async function holdWaysIn(tx: EntityManager, owner: Owner): Promise<WaysIn> {
  await tx.query('select from account where institution_id = $1 and id = $2 for no key update', keyOf(owner));
  return waysInOf(tx, owner);
}

/** A passkey to keep. */
export interface NewPasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
  readonly name: string;
  /** Name of the host it is made at. */
  readonly madeAt: string;
}

/** @returns its id; null where somebody here has it already. */
export async function addPasskey(tx: EntityManager, owner: Owner, made: NewPasskey): Promise<string | null> {
  const { credentialId, publicKey, counter, transports, backedUp, name, madeAt } = made;
  const [row] = await tx.query<{ id: string }[]>(
    `insert into passkey (institution_id, account_id, credential_id, public_key, counter, transports, backed_up, name, rp_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (institution_id, credential_id) do nothing returning id`,
    [...keyOf(owner), credentialId, publicKey, counter, transports, backedUp, name, madeAt],
  );
  return row?.id ?? null;
}

/** @returns whether it was theirs. */
export async function renamePasskey(tx: EntityManager, owner: Owner, id: string, name: string): Promise<boolean> {
  const renamed = await tx.query<object[]>(
    `with renamed as (update passkey set name = $4 where institution_id = $1 and account_id = $2 and id = $3 returning 1)
     select 1 from renamed`,
    [...keyOf(owner), id, name],
  );
  return renamed.length > 0;
}

/** @returns whether it was theirs. */
export async function removePasskey(tx: EntityManager, owner: Owner, id: string): Promise<boolean> {
  const removed = await tx.query<object[]>(
    `with removed as (delete from passkey where institution_id = $1 and account_id = $2 and id = $3 returning 1)
     select 1 from removed`,
    [...keyOf(owner), id],
  );
  return removed.length > 0;
}

/** For somebody who lost them all. @returns how many there were. */
export async function removeAllPasskeys(tx: EntityManager, owner: Owner): Promise<number> {
  const removed = await tx.query<object[]>(
    `with removed as (delete from passkey where institution_id = $1 and account_id = $2 returning 1)
     select 1 from removed`,
    keyOf(owner),
  );
  return removed.length;
}

/** @param publicId of the relying party. */
export async function findByCredential(
  tx: EntityManager,
  institutionId: string,
  credentialId: Buffer,
  publicId: string,
): Promise<KeptPasskey | null> {
  const [row] = await tx.query<KeptPasskey[]>(
    `select p.id, p.account_id as "accountId", a.disabled_at is not null as "isOff", p.public_key as "publicKey",
       coalesce(p.rp_id, $3) as "madeAt"
     from passkey p join account a on a.institution_id = p.institution_id and a.id = p.account_id
     where p.institution_id = $1 and p.credential_id = $2`,
    [institutionId, credentialId, publicId],
  );
  return row ?? null;
}

/** Counts a use. @returns false, and nothing is counted: the counter did not go on, so there are two of this passkey. */
export async function countUse(
  tx: EntityManager,
  institutionId: string,
  id: string,
  { counter, backedUp }: { readonly counter: number; readonly backedUp: boolean },
): Promise<boolean> {
  const counted = await tx.query<object[]>(
    `with counted as (
       update passkey set counter = $3, backed_up = $4, last_used_at = now()
       where institution_id = $1 and id = $2 and (counter < $3 or (counter = 0 and $3 = 0)) returning 1
     ) select 1 from counted`,
    [institutionId, id, counter, backedUp],
  );
  return counted.length > 0;
}
