import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newSigningKey, type PublicKey, type SigningKey } from '../signatures';

type Here = Pick<Actor, 'institutionId'>;

const SEALED_AS = 'consent.signing_key.sealed';

interface Row {
  readonly kid: string;
  readonly x: string;
  readonly sealed: Buffer;
}

/** What an institution signs receipts, certificates and heads of its log with. The secret half is sealed with its key. */
@Injectable()
export class SigningKeys {
  constructor(private readonly secrets: Secrets) {}

  /** The key in use; made when there is none yet. */
  async current(tx: EntityManager, here: Here): Promise<SigningKey> {
    const kept = await newestOf(tx, here);
    if (kept) return this.opened(tx, here, kept);
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('consent key:' || $1, 0))`, [here.institutionId]);
    const others = await newestOf(tx, here);
    return others ? this.opened(tx, here, others) : this.make(tx, here);
  }

  /** The key in use; null when none was made yet. It changes nothing. */
  async inUse(tx: EntityManager, here: Here): Promise<SigningKey | null> {
    const kept = await newestOf(tx, here);
    return kept && this.opened(tx, here, kept);
  }

  /** Every key that was ever in use, the oldest first: old signatures are checked with old keys. */
  async published(tx: EntityManager, { institutionId }: Here): Promise<PublicKey[]> {
    const rows = await tx.query<Pick<Row, 'kid' | 'x'>[]>(
      'select kid, x from consent.signing_key where institution_id = $1 order by made_at, kid',
      [institutionId],
    );
    return rows.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid }));
  }

  /** Puts a new key in use. What the former one signed still holds. */
  async make(tx: EntityManager, here: Here): Promise<SigningKey> {
    const key = await newSigningKey();
    const sealed = await this.secrets.seal(tx, here, SEALED_AS, null, key.d);
    await tx.query('insert into consent.signing_key (institution_id, kid, x, sealed) values ($1, $2, $3, $4)', [
      ...[here.institutionId, key.kid, key.x, sealed],
    ]);
    return key;
  }

  private async opened(tx: EntityManager, here: Here, { kid, x, sealed }: Row): Promise<SigningKey> {
    const d = await this.secrets.open(tx, here, SEALED_AS, null, sealed);
    return { kty: 'OKP', crv: 'Ed25519', x, kid, d };
  }
}

async function newestOf(tx: EntityManager, { institutionId }: Here): Promise<Row | null> {
  const [row] = await tx.query<Row[]>(
    'select kid, x, sealed from consent.signing_key where institution_id = $1 order by made_at desc, kid limit 1',
    [institutionId],
  );
  return row ?? null;
}
