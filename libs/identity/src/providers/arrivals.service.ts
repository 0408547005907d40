import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, type RequestMark, type Role } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { Permits } from '../links/permits.service';
import type { Arrival } from './arrival';
import { accountWithEmail, accountWithIdentity, addIdentity, makeAccount, noteUse } from './sign-in-identity.query';
import { type Reason, SignInRefused } from './reasons';
import { standingOf } from './standing';
import { linkStudentRecord } from './student-record.query';

/** What an arrival leads to. */
export type Decision =
  | { readonly what: 'enter'; readonly accountId: string }
  | { readonly what: 'make-account'; readonly roles: readonly Role[] }
  | { readonly what: 'offer-joining'; readonly accountId: string }
  | { readonly what: 'refuse'; readonly reason: Reason };

/** What came of an arrival: an account to enter by, or a secret with which the two ways in may be joined. */
export type Settled =
  { readonly what: 'enter'; readonly accountId: string } | { readonly what: 'offer-joining'; readonly key: string };

/** A sign-in service at an institution. */
export interface ArrivedAt {
  readonly institutionId: string;
  readonly providerId: string;
  /** In which request somebody arrives: for the record. */
  readonly request?: RequestMark;
}

const MINUTES_15 = 15 * 60_000;
const MOST_LINES = { most: 300, seconds: 300 };
const hashOf = (text: string) => createHash('sha256').update(text).digest();

/** Turns what a university says of somebody into an account here: the one they have, a new one, or none. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly permits: Permits,
  ) {}

  /**
   * Lets somebody arrive, all in one transaction: the answer is used up, and the account is found or made.
   * @param useUp takes what may be used once. @throws {SignInRefused}
   */
  async settle(at: ArrivedAt, arrival: Arrival, useUp: (tx: EntityManager) => Promise<void>): Promise<Settled> {
    return this.db.transaction(at, async (tx) => {
      await useUp(tx);
      const decision = await decideInTurn(tx, at.institutionId, arrival);
      if (decision.what === 'refuse') throw new SignInRefused(decision.reason);
      if (decision.what === 'offer-joining') return this.offer(tx, at, arrival, decision.accountId);
      if (decision.what === 'enter') {
        await noteUse(tx, at.institutionId, arrival);
        await linkStudentRecord(tx, serviceItself(at), { accountId: decision.accountId, arrival });
        return decision;
      }
      const accountId = await makeAccount(tx, at.institutionId, { ...arrival, roles: decision.roles });
      await addIdentity(tx, at.institutionId, arrival, accountId);
      const subjects = [{ kind: 'account' as const, id: accountId }];
      await record(tx, serviceItself(at), { event: 'account.added', subjects, object: at.providerId });
      await linkStudentRecord(tx, serviceItself(at), { accountId, arrival });
      return { what: 'enter', accountId };
    });
  }

  /** What would happen, with nothing done. */
  foresee(tx: EntityManager, { institutionId }: ArrivedAt, arrival: Arrival): Promise<Decision> {
    return decide(tx, institutionId, arrival);
  }

  /**
   * Joins a university's sign-in to the account that somebody has just signed in to by another way.
   * @param key from `settle`, out of a cookie. @throws {SignInRefused} when it is not theirs, or over.
   */
  async join(actor: Actor, key: string): Promise<void> {
    const { institutionId, accountId } = actor;
    await this.db.transaction(actor, async (tx) => {
      const [taken] = await tx.query<[{ issuer: string; subject: string }[], number]>(
        `delete from sign_in_joining where institution_id = $1 and id = $2 and account_id = $3 and expires_at > $4
         returning issuer, subject`,
        [institutionId, hashOf(key), accountId, this.clock.now()],
      );
      const [identity] = taken;
      if (!identity || !accountId) throw new SignInRefused('flow.unknown');
      await addIdentity(tx, institutionId, identity, accountId);
      await record(tx, actor, { event: 'sign-in.joined', subjects: [{ kind: 'account', id: accountId }] });
    });
  }

  /** Whether this account may be joined with what the key stands for. */
  async mayJoin({ institutionId, accountId }: Actor, key: string): Promise<boolean> {
    const found = await this.db.transaction({ institutionId }, (tx) =>
      tx.query<unknown[]>(
        'select 1 from sign_in_joining where institution_id = $1 and id = $2 and account_id = $3 and expires_at > $4',
        [institutionId, hashOf(key), accountId, this.clock.now()],
      ),
    );
    return found.length > 0;
  }

  /**
   * One line in the record for one that was turned away. Anybody can be, as often as they like, and no line is ever taken
   * out again: beyond so many there are none for some minutes.
   */
  async turnedAway(at: ArrivedAt, reason: Reason): Promise<void> {
    if (!(await this.permits.take(`sign-in refused ${at.institutionId}`, MOST_LINES)).allowed) return;
    await this.db.transaction(at, (tx) =>
      record(tx, serviceItself(at), {
        event: 'sign-in.refused',
        object: at.providerId,
        fields: [reason],
        outcome: 'refused',
      }),
    );
  }

  private async offer(
    tx: EntityManager,
    at: ArrivedAt,
    { issuer, subject }: Arrival,
    accountId: string,
  ): Promise<Settled> {
    const key = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + MINUTES_15);
    await tx.query(
      `insert into sign_in_joining (institution_id, id, account_id, issuer, subject, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [at.institutionId, hashOf(key), accountId, issuer, subject, expiresAt],
    );
    return { what: 'offer-joining', key };
  }
}

const serviceItself = ({ institutionId, request }: ArrivedAt): Actor => ({
  institutionId,
  accountId: null,
  roles: ['system'],
  ...(request && { request }),
});

/** What to do with somebody, by what their university says and by who is here already. */
async function decide(tx: EntityManager, institutionId: string, arrival: Arrival): Promise<Decision> {
  const { affiliations, email } = arrival;
  if (affiliations.length === 0) return { what: 'refuse', reason: 'who.no-affiliation' };
  const standing = standingOf(affiliations);
  if (standing === 'none') return { what: 'refuse', reason: 'who.not-allowed' };
  const known = await accountWithIdentity(tx, institutionId, arrival);
  if (known?.isOff) return { what: 'refuse', reason: 'who.switched-off' };
  if (known) return { what: 'enter', accountId: known.id };
  if (!email) return { what: 'refuse', reason: 'who.no-email' };
  const other = await accountWithEmail(tx, institutionId, email);
  if (other) return { what: 'offer-joining', accountId: other };
  return { what: 'make-account', roles: standing === 'student' ? ['student'] : [] };
}

/**
 * The same; those who are new take turns, so that one person who comes twice at once gets one account, and never meets
 * their own address as if it were somebody else's.
 */
async function decideInTurn(tx: EntityManager, institutionId: string, arrival: Arrival): Promise<Decision> {
  const decision = await decide(tx, institutionId, arrival);
  if (decision.what === 'enter' || decision.what === 'refuse') return decision;
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('first sign-ins of ' || $1::uuid::text, 0))`, [
    institutionId,
  ]);
  return decide(tx, institutionId, arrival);
}
