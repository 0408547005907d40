import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, may, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { holdKeys, keepKey, keptKeys, type KeptKey } from './kept/signing-keys.query';
import { bareKey, fingerprintOf, newSigningKey } from './pack/signing';

const SEALED_AS = 'evidence.signing_key.sealed';

/** A public key of an institution, and since when it signed with it. */
export interface PublicKeyView {
  readonly number: number;
  /** PEM (SPKI, Ed25519). */
  readonly pem: string;
  /** In ten words, as whoever checks a pack sees it. */
  readonly fingerprint: string;
  readonly madeAt: Date;
  /** Whether it signs now; the others are there to check what they signed. */
  readonly isCurrent: boolean;
}

/** What a university signs its evidence with. The secret half is sealed: the database alone can sign nothing. */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** The public half as PEM (SPKI). @throws {DomainError} forbidden; conflict, `key.none`, before anything was signed here. */
  async publicKey(actor: Actor): Promise<string> {
    permit(actor, 'reports.read');
    return (await this.db.transaction(actor, (tx) => current(tx, actor))).publicKey;
  }

  /**
   * Makes the first key where there is none, in a transaction that changes something anyway: looking at a page makes none.
   * Whoever calls has seen to it that the actor may.
   */
  async ready(tx: EntityManager, actor: Actor): Promise<void> {
    if ((await keptKeys(tx, actor.institutionId)).length > 0) return;
    await holdKeys(tx, actor.institutionId);
    if ((await keptKeys(tx, actor.institutionId)).length === 0) await this.make(tx, actor, []);
  }

  /** Every key that was ever in use, the newest first; empty: none yet. For readers of reports, and who may renew. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<PublicKeyView[]> {
    if (!may(actor, 'institution.settings')) permit(actor, 'reports.read');
    const keys = await this.db.transaction(actor, (tx) => keptKeys(tx, actor.institutionId));
    return keys.map(({ number, publicKey, madeAt }, at) => ({
      ...{ number, pem: publicKey, fingerprint: fingerprintOf(bareKey(publicKey)), madeAt },
      isCurrent: at === 0,
    }));
  }

  /**
   * Signs for the institution. Say first in the bytes what they are, so that no signature can be taken for one of something else.
   * @returns 64 bytes. @throws {DomainError} forbidden; not-found, `secret.gone`, when the secret half cannot be opened any more;
   *   conflict, `key.none`.
   */
  async sign(actor: Actor, bytes: Uint8Array): Promise<Uint8Array> {
    permit(actor, 'reports.read');
    const pem = await this.db.transaction(actor, async (tx) => {
      const { sealed } = await current(tx, actor);
      return this.secrets.open(tx, actor, SEALED_AS, null, sealed);
    });
    return new Uint8Array(sign(null, bytes, createPrivateKey(pem)));
  }

  /** Signs with a new key from now on; what the others signed can still be checked. @throws {DomainError} forbidden. */
  async renew(actor: Actor): Promise<string> {
    permit(actor, 'institution.settings');
    return this.db.transaction(actor, async (tx) => {
      await holdKeys(tx, actor.institutionId);
      return (await this.make(tx, actor, await keptKeys(tx, actor.institutionId))).publicKey;
    });
  }

  private async make(tx: EntityManager, actor: Actor, before: readonly KeptKey[]): Promise<KeptKey> {
    const pem = newSigningKey();
    const key = {
      number: (before[0]?.number ?? 0) + 1,
      publicKey: createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString(),
      sealed: await this.secrets.seal(tx, actor, SEALED_AS, null, pem),
      madeAt: this.clock.now(),
    };
    await keepKey(tx, actor.institutionId, key);
    await record(tx, actor, { event: 'evidence.key-made', count: key.number });
    return key;
  }
}

async function current(tx: EntityManager, { institutionId }: Actor): Promise<KeptKey> {
  const [kept] = await keptKeys(tx, institutionId);
  if (!kept) throw new DomainError('conflict', 'key.none', institutionId);
  return kept;
}
