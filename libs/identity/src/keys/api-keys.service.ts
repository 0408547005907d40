import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { ApiKey } from '../data/api-key.entity';
import { type ApiScope, permissionsOf } from '../domain/api-scopes';
import { StaffNotices } from '../staff-notices/staff-notices.service';
import type { ApiKeyInput } from './api-key.input';

/** A key that was just made: the only moment at which it can be read. */
export interface NewApiKey {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

/** So that a key that turns up somewhere is known for what it is. */
const PREFIX = 'footing_';
const SHAPE = /^footing_[\w-]{43}$/;
/** How long a key goes on beside the one that takes its place, so that nothing stands still. */
const OVERLAP = '24 hours';

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Keys with which other systems of a university use the API. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly db: Database,
    private readonly notices: StaffNotices,
  ) {}

  /** All keys of the institution, those that work first. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<ApiKey[]> {
    permit(actor, 'api-keys.manage');
    return this.db.transaction(actor, async (tx) => {
      await record(tx, actor, { event: 'api-key.listed' });
      const { institutionId } = actor;
      const order = { revokedAt: { direction: 'asc', nulls: 'first' }, createdAt: 'desc' } as const;
      return tx.find(ApiKey, { where: { institutionId }, order });
    });
  }

  /** @returns the key, which cannot be read again. @throws {DomainError} forbidden. */
  async make(actor: Actor, { name, scopes, days }: ApiKeyInput): Promise<NewApiKey> {
    permit(actor, 'api-keys.manage');
    return this.db.transaction(actor, (tx) => this.write(tx, actor, { name, scopes, lasts: `${days} days` }));
  }

  /**
   * A new key in place of one that works, with the same name, rights and length; the old one ends a day later.
   * @throws {DomainError} forbidden; not-found, `api-key.not-found`; conflict, `api-key.over`, when it ends within a day
   * anyway, as one does that has been replaced: so a form that is sent twice makes one key.
   */
  async rotate(actor: Actor, id: string): Promise<NewApiKey> {
    permit(actor, 'api-keys.manage');
    return this.db.transaction(actor, async (tx) => {
      const old = await working(tx, actor, id);
      const made = await this.write(tx, actor, { name: old.name, scopes: old.scopes, lasts: lengthOf(old) });
      await tx.query(
        `update api_key set expires_at = least(expires_at, now() + interval '${OVERLAP}') where institution_id = $1 and id = $2`,
        [actor.institutionId, id],
      );
      return made;
    });
  }

  /** Ends a key at once. Again does nothing. @throws {DomainError} forbidden; not-found, `api-key.not-found`. */
  async revoke(actor: Actor, id: string): Promise<void> {
    permit(actor, 'api-keys.manage');
    await this.db.transaction(actor, async (tx) => {
      await find(tx, actor, id);
      await record(tx, actor, { event: 'api-key.revoked', object: id });
      await tx.query(
        'update api_key set revoked_at = now() where institution_id = $1 and id = $2 and revoked_at is null',
        [actor.institutionId, id],
      );
    });
  }

  /** Whom a key speaks for; null when it is none that works. */
  async actorOf(key: string): Promise<Actor | null> {
    if (!SHAPE.test(key)) return null;
    const [row] = await this.db.atTheDoor<{ institution_id: string; id: string; scopes: string[] }>(
      'api_key_open',
      hashOf(key),
    );
    if (!row) return null;
    const allowed = permissionsOf(row.scopes);
    return { institutionId: row.institution_id, accountId: null, roles: [], allowed, keyId: row.id };
  }

  private async write(tx: EntityManager, actor: Actor, wanted: Wanted): Promise<NewApiKey> {
    const made = await make(tx, actor, wanted);
    await this.notices.tell(tx, actor, 'api-key-made', { more: `The key is called “${made.name}”.` });
    return made;
  }
}

interface Wanted {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly lasts: string;
}

async function make(tx: EntityManager, actor: Actor, { name, scopes, lasts }: Wanted): Promise<NewApiKey> {
  const key = PREFIX + randomBytes(32).toString('base64url');
  const [made] = await tx.query<{ id: string }[]>(
    `insert into api_key (institution_id, name, scopes, hash, ending, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7::interval) returning id`,
    [actor.institutionId, name.trim(), scopes, hashOf(key), key.slice(-4), actor.accountId, lasts],
  );
  const id = made?.id ?? '';
  await record(tx, actor, { event: 'api-key.made', object: id });
  return { id, name: name.trim(), key };
}

async function find(tx: EntityManager, { institutionId }: Actor, id: string): Promise<ApiKey> {
  const found = await tx.findOne(ApiKey, { where: { institutionId, id }, lock: { mode: 'pessimistic_write' } });
  if (!found) throw new DomainError('not-found', 'api-key.not-found', `api key ${id}`);
  return found;
}

async function working(tx: EntityManager, actor: Actor, id: string): Promise<ApiKey> {
  const found = await find(tx, actor, id);
  const [now] = await tx.query<{ over: boolean }[]>(
    `select revoked_at is not null or expires_at <= now() + interval '${OVERLAP}' as over from api_key
     where institution_id = $1 and id = $2`,
    [actor.institutionId, id],
  );
  if (now?.over) throw new DomainError('conflict', 'api-key.over', `api key ${id}`);
  return found;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** As long as it was made for. */
const lengthOf = ({ createdAt, expiresAt }: ApiKey): string =>
  `${Math.max(1, Math.round((expiresAt.getTime() - createdAt.getTime()) / DAY_MS))} days`;
