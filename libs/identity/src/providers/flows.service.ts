import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { Clock } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { Permits } from '../links/permits.service';
import { SignInRefused } from './reasons';

/** A sign-in under way at a university: what it is for, and where to go when it is done. */
export interface Flow {
  readonly institutionId: string;
  readonly providerId: string;
  readonly purpose: 'sign-in' | 'test';
  /** The administrator who tests; null for a sign-in. */
  readonly accountId: string | null;
  /** What the answer must say it answers: SAML's InResponseTo. */
  readonly requestId: string;
  /** The page to go on to: a path of ours. */
  readonly onwards: string;
}

/** What travels with the browser while somebody is away at their university. */
export interface Tokens {
  /** Goes to the university and comes back: `state`, or RelayState. */
  readonly key: string;
  /** Stays in a cookie of this browser. */
  readonly binding: string;
}

const MINUTES_10 = 10 * 60_000;
const perNetwork = { most: 300, seconds: 60 };
const perInstitution = { most: 1_000, seconds: 60 };
const secret = () => randomBytes(32).toString('base64url');
const hashOf = (text: string) => createHash('sha256').update(text).digest();

/** Sign-ins under way. Each begins here and is taken once: whoever takes it second finds nothing. */
@Injectable()
export class SignInFlows {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly permits: Permits,
  ) {}

  /**
   * @param from the network that asks. A campus stands behind few addresses, so each may begin many.
   * @throws {SignInRefused} `flow.too-many`, beyond what a university signing in all at once needs.
   */
  async begin(of: Omit<Flow, 'requestId'>, from: string): Promise<{ readonly flow: Flow; readonly tokens: Tokens }> {
    await this.mustBeAllowed(of.institutionId, from);
    const flow: Flow = { ...of, requestId: `_${randomBytes(20).toString('hex')}` };
    const tokens = { key: secret(), binding: secret() };
    const { institutionId, providerId, purpose, accountId, requestId, onwards } = flow;
    const expiresAt = new Date(this.clock.now().getTime() + MINUTES_10);
    const row = [institutionId, hashOf(tokens.key), providerId, purpose, accountId, requestId, hashOf(tokens.binding)];
    await this.db.transaction(of, (tx) =>
      tx.query(
        `insert into sign_in_flow
           (institution_id, id, provider_id, purpose, account_id, request_id, binding, onwards, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [...row, onwards, expiresAt],
      ),
    );
    return { flow, tokens };
  }

  /**
   * The sign-in that an answer belongs to, looked at and left.
   * @throws {SignInRefused} when there is none, it is over, or another browser began it.
   */
  async look(institutionId: string, providerId: string, { key, binding }: Tokens): Promise<Flow> {
    const [row] = await this.db.transaction({ institutionId }, (tx) =>
      tx.query<(Flow & { binding: Buffer })[]>(
        `select institution_id as "institutionId", provider_id as "providerId", purpose, account_id as "accountId",
                request_id as "requestId", onwards, binding
         from sign_in_flow where institution_id = $1 and id = $2 and provider_id = $3 and expires_at > $4`,
        [institutionId, hashOf(key), providerId, this.clock.now()],
      ),
    );
    if (!row) throw new SignInRefused('flow.unknown');
    const { binding: bound, ...flow } = row;
    if (!timingSafeEqual(bound, hashOf(binding))) throw new SignInRefused('flow.other-browser');
    return flow;
  }

  /** Takes it, in the transaction that does what it was for. @throws {SignInRefused} when somebody took it first. */
  async take(tx: EntityManager, { institutionId }: Flow, { key }: Pick<Tokens, 'key'>): Promise<void> {
    const [taken] = await tx.query<[unknown[], number]>(
      'delete from sign_in_flow where institution_id = $1 and id = $2 and expires_at > $3 returning true',
      [institutionId, hashOf(key), this.clock.now()],
    );
    if (taken.length === 0) throw new SignInRefused('flow.replayed');
  }

  /** Takes it at once, in a transaction of its own. @throws {SignInRefused} when somebody took it first. */
  async takeNow(flow: Flow, tokens: Pick<Tokens, 'key'>): Promise<void> {
    await this.db.transaction(flow, (tx) => this.take(tx, flow, tokens));
  }

  /** Takes the assertion, once for all time that it could be used in. @throws {SignInRefused} the second time. */
  async takeAssertion(tx: EntityManager, { institutionId }: Flow, issuer: string, assertionId: string): Promise<void> {
    const forgetAt = new Date(this.clock.now().getTime() + 60 * 60_000);
    const [made] = await tx.query<unknown[][]>(
      `insert into saml_seen (institution_id, issuer, assertion_id, forget_at) values ($1, $2, $3, $4)
       on conflict do nothing returning true`,
      [institutionId, issuer, assertionId, forgetAt],
    );
    if (!made) throw new SignInRefused('flow.replayed');
  }

  private async mustBeAllowed(institutionId: string, from: string): Promise<void> {
    const limits = [
      [`university:network:${institutionId}:${from}`, perNetwork],
      [`university:institution:${institutionId}`, perInstitution],
    ] as const;
    for (const [bucket, limit] of limits)
      if (!(await this.permits.take(bucket, limit)).allowed) throw new SignInRefused('flow.too-many');
  }

  /** Forgets what can no longer be used. */
  async forgetOld(institutionId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction({ institutionId }, async (tx) => {
      for (const [table, end] of Object.entries(ends))
        await tx.query(`delete from ${table} where institution_id = $1 and ${end} < $2`, [institutionId, now]);
    });
  }
}

const ends = {
  sign_in_flow: 'expires_at',
  sign_in_joining: 'expires_at',
  saml_seen: 'forget_at',
  sign_in_trial: 'forget_at',
} as const;
