import type { EntityManager } from 'typeorm';

/** Somebody who wrote, as it is kept. */
export interface InterestRow {
  readonly id: string;
  readonly sealed: Buffer;
  readonly askedAt: Date;
  /** Null: the link in the mail was not used yet. */
  readonly confirmedAt: Date | null;
}

const COLUMNS = 'id, sealed, asked_at as "askedAt", confirmed_at as "confirmedAt"';

/** What finds who wrote before, by address. @param email SQL of an address. @param here SQL of the institution's id. */
export const hashOfEmail = (email: string, here: string): string =>
  `sha256(convert_to(${here}::text || ' ' || lower(${email}), 'UTF8'))`;

/** The id of whoever wrote from this address before, or of somebody new. Until the transaction ends nobody else writes from it. */
export async function whoWrites(tx: EntityManager, institutionId: string, email: string) {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('interest of ' || $1::uuid::text || $2, 0))`, [
    institutionId,
    email,
  ]);
  const [row] = await tx.query<{ id: string; isConfirmed: boolean }[]>(
    `select coalesce(i.id, uuidv7()) as id, i.confirmed_at is not null as "isConfirmed"
     from (select) one left join mentor_interest i on i.institution_id = $1 and i.email_hash = ${hashOfEmail('$2::text', '$1::uuid')}`,
    [institutionId, email],
  );
  return row ?? { id: institutionId, isConfirmed: false };
}

interface Writing {
  readonly institutionId: string;
  readonly id: string;
  readonly email: string;
  readonly keyHash: Buffer;
  readonly sealed: Buffer;
  readonly at: Date;
}

/** Keeps what was written, in place of what was never confirmed. */
export const keepInterest = (tx: EntityManager, { institutionId, id, email, keyHash, sealed, at }: Writing) =>
  tx.query(
    `insert into mentor_interest (institution_id, id, email_hash, key_hash, sealed, asked_at, expires_at)
     values ($1, $2, ${hashOfEmail('$3::text', '$1::uuid')}, $4, $5, $6, $6::timestamptz + interval '2 days')
     on conflict (institution_id, id) do update set key_hash = excluded.key_hash, sealed = excluded.sealed,
       asked_at = excluded.asked_at, expires_at = excluded.expires_at`,
    [institutionId, id, email, keyHash, sealed, at],
  );

/** Of what is confirmed only the link is new. */
export const renewLink = (tx: EntityManager, institutionId: string, id: string, keyHash: Buffer) =>
  tx.query('update mentor_interest set key_hash = $3 where institution_id = $1 and id = $2', [
    institutionId,
    id,
    keyHash,
  ]);

/** By its link, held until the transaction ends; null: there is none, or it was not confirmed in time. */
export async function interestOf(
  tx: EntityManager,
  { institutionId, keyHash }: { institutionId: string; keyHash: Buffer },
  at: Date,
): Promise<InterestRow | null> {
  const [row] = await tx.query<InterestRow[]>(
    `select ${COLUMNS} from mentor_interest
     where institution_id = $1 and key_hash = $2 and (confirmed_at is not null or expires_at > $3) for update`,
    [institutionId, keyHash, at],
  );
  return row ?? null;
}

/** Everybody who confirmed, who waits longest first. */
export const confirmedInterests = (tx: EntityManager, institutionId: string, most: number): Promise<InterestRow[]> =>
  tx.query<InterestRow[]>(
    `select ${COLUMNS} from mentor_interest where institution_id = $1 and confirmed_at is not null
     order by confirmed_at, id limit $2`,
    [institutionId, most],
  );

/** One of them, held until the transaction ends. */
export async function confirmedInterest(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<InterestRow | null> {
  const [row] = await tx.query<InterestRow[]>(
    `select ${COLUMNS} from mentor_interest where institution_id = $1 and id = $2 and confirmed_at is not null for update`,
    [institutionId, id],
  );
  return row ?? null;
}

/** It goes, and its key with it. */
export const removeInterest = (tx: EntityManager, institutionId: string, id: string) =>
  tx.query('delete from mentor_interest where institution_id = $1 and id = $2', [institutionId, id]);

/** @returns how many went that were not confirmed in time. */
export async function removeUnconfirmed(tx: EntityManager, institutionId: string, at: Date): Promise<number> {
  const [gone] = await tx.query<[unknown[], number]>(
    'delete from mentor_interest where institution_id = $1 and confirmed_at is null and expires_at <= $2 returning 1',
    [institutionId, at],
  );
  return gone.length;
}
