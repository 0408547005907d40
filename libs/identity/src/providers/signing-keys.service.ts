import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { StaffNotices } from '../staff-notices/staff-notices.service';
import { makeKey } from './saml/certificate';

/** `next` is published and not used yet; `current` signs; `old` is published until every university has the current one. */
export type KeyState = 'next' | 'current' | 'old';

/** One of our keys as pages show it. */
export interface SigningKeyView {
  readonly id: string;
  readonly state: KeyState;
  readonly certificate: string;
  readonly expiresAt: Date;
}

/** The same with what it signs and opens by: never leaves the server. */
export interface SigningKey extends SigningKeyView {
  readonly privateKey: string;
}

const FIELD = 'signing_key.private_key';

/** The keys we sign SAML requests with, and open what is sealed for us: one, and another beside it while they change. */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly notices: StaffNotices,
  ) {}

  /** Ours, the current one first. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<SigningKeyView[]> {
    permit(actor, 'sign-in.configure');
    return this.db.transaction(actor, (tx) => rowsOf(tx, actor.institutionId));
  }

  /** Ours with what they sign by, the current one first; the first is made where there is none. */
  async open(institutionId: string): Promise<SigningKey[]> {
    const here = { institutionId };
    return this.db.transaction(here, async (tx) => {
      if ((await rowsOf(tx, institutionId)).length === 0) await this.make(tx, institutionId, 'current');
      const rows = await rowsOf(tx, institutionId);
      const opened = await this.secrets.openMany(
        tx,
        here,
        FIELD,
        rows.map(({ sealed }) => ({ personId: null, sealed })),
      );
      return rows.map(({ sealed: _, ...row }, index) => ({ ...row, privateKey: opened[index] ?? '' }));
    });
  }

  /** Step one of a change: publishes another key. @throws {DomainError} forbidden; conflict, `key.changing-already`. */
  async publishNext(actor: Actor): Promise<void> {
    await this.step(actor, async (tx) => {
      const rows = await rowsOf(tx, actor.institutionId);
      if (rows.length !== 1) throw new DomainError('conflict', 'key.changing-already');
      await this.make(tx, actor.institutionId, 'next');
    });
  }

  /** Step two: signs with the new key and keeps the old one published. @throws {DomainError} forbidden; conflict. */
  async useNext(actor: Actor): Promise<void> {
    await this.step(actor, async (tx) => {
      await move(tx, actor.institutionId, 'current', 'old');
      await move(tx, actor.institutionId, 'next', 'current');
    });
  }

  /** Step three: forgets the old key. @throws {DomainError} forbidden; conflict, `key.not-there`. */
  async forgetOld(actor: Actor): Promise<void> {
    await this.step(actor, async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        `delete from signing_key where institution_id = $1 and state = 'old' returning id`,
        [actor.institutionId],
      );
      if (gone.length === 0) throw new DomainError('conflict', 'key.not-there');
    });
  }

  private async step(actor: Actor, work: (tx: EntityManager) => Promise<void>): Promise<void> {
    permit(actor, 'sign-in.configure');
    try {
      await this.db.transaction(actor, async (tx) => {
        await work(tx);
        await record(tx, actor, { event: 'sign-in.keys-changed' });
        await this.notices.tell(tx, actor, 'keys-changed');
      });
    } catch (error) {
      if (brokenConstraint(error) === 'signing_key_one_of_each')
        throw new DomainError('conflict', 'key.changing-already');
      throw error;
    }
  }

  private async make(tx: EntityManager, institutionId: string, state: KeyState): Promise<void> {
    const { privateKey, certificate, expiresAt } = await makeKey('Footing', this.clock.now());
    const sealed = await this.secrets.seal(tx, { institutionId }, FIELD, null, privateKey);
    // Two that come at once make one key between them.
    await tx.query(
      `insert into signing_key (institution_id, certificate, private_key, state, expires_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [institutionId, certificate, sealed, state, expiresAt],
    );
  }
}

const rowsOf = (tx: EntityManager, institutionId: string) =>
  tx.query<(SigningKeyView & { sealed: Buffer })[]>(
    `select id, state, certificate, expires_at as "expiresAt", private_key as sealed
     from signing_key where institution_id = $1 order by state`,
    [institutionId],
  );

async function move(tx: EntityManager, institutionId: string, from: KeyState, to: KeyState): Promise<void> {
  const [moved] = await tx.query<[unknown[], number]>(
    'update signing_key set state = $3 where institution_id = $1 and state = $2 returning id',
    [institutionId, from, to],
  );
  if (moved.length === 0) throw new DomainError('conflict', 'key.not-there');
}
