import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { Permits } from '@footing/identity';
import { Clock, DomainError, type RequestMark, systemActor } from '@footing/kernel';
import { Mail, readAddress } from '@footing/messages';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { faultsInInterest, type Interest, INTEREST_SEALED, interestIn } from '../domain/given-interest';
import { newLink, readLink } from './interest-link';
import {
  interestOf,
  type InterestRow,
  keepInterest,
  removeInterest,
  removeUnconfirmed,
  renewLink,
  whoWrites,
} from './interests.query';
import { confirmLetter } from './letters';

/** Who writes, and from where. */
export interface Writing {
  readonly institutionId: string;
  readonly interest: Interest;
  /** As `networkOf` of the audit library names it. */
  readonly network: string;
}

/** What is held about somebody who wants to mentor, as they see it by their link. */
export interface OwnInterest extends Interest {
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
}

/** People whom nobody invited say that they want to mentor. They have no account: the link in their mail is all they need. */
@Injectable()
export class Interests {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly mail: Mail,
    private readonly permits: Permits,
  ) {}

  /**
   * Mails a link to the address that was given. It does the same whether or not anybody has this address; over a limit it
   * does nothing. What was confirmed before stays as it was.
   * @throws {DomainError} invalid, `interest.to-put-right`, with fields.
   */
  async write({ institutionId, interest, network }: Writing): Promise<void> {
    const email = readAddress(interest.email);
    const fields = faultsInInterest(interest, email);
    if (fields.length > 0 || email === null)
      throw new DomainError('invalid', 'interest.to-put-right', 'interest', fields);
    if (!(await this.mayWrite(institutionId, network, email))) return;
    const link = newLink(institutionId);
    const { keyHash } = readLink(link) ?? { keyHash: Buffer.alloc(0) };
    await this.db.transaction(
      { institutionId },
      async (tx) => {
        const at = this.clock.now();
        const { id, isConfirmed } = await whoWrites(tx, institutionId, email);
        const plain = JSON.stringify({ ...interest, email } satisfies Interest);
        const sealed = await this.secrets.seal(tx, { institutionId }, INTEREST_SEALED, id, plain);
        if (isConfirmed) await renewLink(tx, institutionId, id, keyHash);
        else await keepInterest(tx, { institutionId, id, email, keyHash, sealed, at });
        await this.mail.send(tx, { institutionId }, { to: email, ...confirmLetter(link) });
      },
      'own',
    );
  }

  /** What is held; null: the link is not ours, ran out, or it was answered or taken back. Changes nothing. */
  look(link: string): Promise<OwnInterest | null> {
    return this.withLink(link, (tx, institutionId, row) => this.open(tx, institutionId, row));
  }

  /** Says that it was them: from now on whoever invites mentors reads it. Doing it again changes nothing. @returns false where `look` gives null. */
  async confirm(link: string, request?: RequestMark): Promise<boolean> {
    const done = await this.withLink(link, async (tx, institutionId, { id, confirmedAt }) => {
      if (confirmedAt) return true;
      await tx.query('update mentor_interest set confirmed_at = $3 where institution_id = $1 and id = $2', [
        ...[institutionId, id, this.clock.now()],
      ]);
      await record(tx, serviceIn(institutionId, request), { event: 'interest.confirmed', object: id });
      return true;
    });
    return done ?? false;
  }

  /** Removes everything that is held. @returns false where `look` gives null. */
  async takeBack(link: string, request?: RequestMark): Promise<boolean> {
    const done = await this.withLink(link, async (tx, institutionId, { id }) => {
      await removeInterest(tx, institutionId, id);
      await record(tx, serviceIn(institutionId, request), { event: 'interest.taken-back', object: id });
      return true;
    });
    return done ?? false;
  }

  /** Forgets what nobody confirmed within two days. @returns how many. */
  forgetUnconfirmed(institutionId: string): Promise<number> {
    return this.db.transaction(
      { institutionId },
      (tx) => removeUnconfirmed(tx, institutionId, this.clock.now()),
      'own',
    );
  }

  private async open(tx: EntityManager, institutionId: string, row: InterestRow): Promise<OwnInterest | null> {
    const { id: personId, sealed, askedAt, confirmedAt } = row;
    const [opened] = await this.secrets.openMany(tx, { institutionId }, INTEREST_SEALED, [{ personId, sealed }]);
    const interest = interestIn(opened ?? null);
    return interest && { ...interest, askedAt, confirmedAt };
  }

  private async withLink<T>(
    text: string,
    work: (tx: EntityManager, institutionId: string, row: InterestRow) => Promise<T>,
  ): Promise<T | null> {
    const link = readLink(text);
    if (!link) return null;
    return this.db.transaction(
      link,
      async (tx) => {
        const row = await interestOf(tx, link, this.clock.now());
        return row && work(tx, link.institutionId, row);
      },
      'own',
    );
  }

  private async mayWrite(institutionId: string, network: string, email: string): Promise<boolean> {
    const limits = [
      [`interest network ${institutionId} ${network}`, { most: 10, seconds: 3_600 }],
      [`interest address ${institutionId} ${email}`, { most: 3, seconds: 86_400 }],
      [`interest institution ${institutionId}`, { most: 200, seconds: 3_600 }],
    ] as const;
    for (const [bucket, limit] of limits) if (!(await this.permits.take(bucket, limit)).allowed) return false;
    return true;
  }
}

/** The service itself, in the request of whoever holds the link: they have no account. */
const serviceIn = (institutionId: string, request: RequestMark | undefined) => ({
  ...systemActor(institutionId),
  ...(request && { request }),
});
