import type { EntityManager } from 'typeorm';

/** A key as it is kept: its secret half sealed. */
export interface KeptKey {
  /** From 1; the newest signs. */
  readonly number: number;
  /** PEM (SPKI). */
  readonly publicKey: string;
  readonly sealed: Buffer;
  readonly madeAt: Date;
}

/** Every key that an institution ever signed with, the newest first; empty: it has signed nothing yet. */
export const keptKeys = (tx: EntityManager, institutionId: string): Promise<KeptKey[]> =>
  tx.query<KeptKey[]>(
    `select number, public_key as "publicKey", sealed, made_at as "madeAt" from evidence.signing_key
     where institution_id = $1 order by number desc`,
    [institutionId],
  );

/** From here to the end of the transaction nobody else makes a key here. */
export const holdKeys = (tx: EntityManager, institutionId: string): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended('evidence key:' || $1::text, 0))`, [institutionId]);

export const keepKey = (tx: EntityManager, institutionId: string, key: KeptKey): Promise<unknown> =>
  tx.query(
    'insert into evidence.signing_key (institution_id, number, public_key, sealed, made_at) values ($1, $2, $3, $4, $5)',
    [institutionId, key.number, key.publicKey, key.sealed, key.madeAt],
  );
