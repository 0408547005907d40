import { Injectable } from '@nestjs/common';
import { Database, handOver, Jobs } from '@footing/database';
import type { Purpose } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { bounceOf, markBouncing } from './bounces.service';
import { type MailState, standingAfter, turnOf, waitAfter } from './domain/course';
import { mailKinds, type MailKind, type OpenLetter, type Permission, type SealedLetter } from './letters/letter';
import { SEALED_AS } from './mail.service';
import { type Delivery, Post } from './post';

interface Row {
  readonly kind: MailKind;
  readonly state: MailState;
  readonly tries: number;
  readonly wasCutOff: boolean;
  readonly isTooLate: boolean;
  readonly sealed: Buffer | null;
  readonly madeAt: Date;
  readonly purpose: Purpose | null;
  readonly subjectId: string;
  readonly item: string;
  readonly epoch: number;
}

/** A mail whose turn it is. */
interface Taken {
  readonly letter: OpenLetter;
  /** On whose permission; null: on nobody's. */
  readonly permission: Pick<Permission, 'subjectId' | 'purpose' | 'item' | 'epoch'> | null;
}

const FIND = `
  select kind, state, tries, was_cut_off as "wasCutOff", sealed, coalesce(good_until <= clock_timestamp(), false) as "isTooLate",
    made_at as "madeAt", purpose, subject_id as "subjectId", item, epoch
  from mail where institution_id = $1 and id = $2 for update`;

/** Takes mail out of the outbox and hands it to the mail server. */
@Injectable()
export class MailRuns {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly secrets: Secrets,
    private readonly post: Post,
  ) {}

  /** Sends one mail, or says when to try again. Safe to begin again: cut off in the middle, it is sent once more at most. */
  async run(institutionId: string, mailId: string): Promise<void> {
    const taken = await this.db.transaction({ institutionId }, (tx) => this.take(tx, institutionId, mailId));
    if (!taken) return;
    const delivery = await this.deliver(institutionId, mailId, taken);
    await this.db.transaction({ institutionId }, async (tx) => {
      await this.settle(tx, institutionId, mailId, delivery);
      const { isBounce = false, serverSaid } = delivery;
      if (isBounce) await markBouncing(tx, { institutionId }, { address: taken.letter.to, serverSaid });
    });
  }

  /** Where it rests on a permission, it leaves only while that holds, and whoever takes it back waits for it. */
  private async deliver(institutionId: string, mailId: string, { letter, permission }: Taken): Promise<Delivery> {
    if (!permission) return this.post.deliver(mailId, letter);
    const { purpose, ...person } = permission;
    const leaving = { purpose, people: [person], place: 'mail', run: `mail ${mailId}` };
    const handed = await handOver(this.db, { institutionId }, leaving, (until) =>
      this.post.deliver(mailId, letter, until),
    );
    return handed.isPermitted ? handed.given : { outcome: 'stopped', serverSaid: '' };
  }

  /** Forgets mail that was done with three months ago, and addresses that did not work a year ago. */
  async forgetOld(institutionId: string): Promise<void> {
    await this.db.transaction({ institutionId }, async (tx) => {
      await tx.query(`delete from mail where institution_id = $1 and done_at < now() - interval '90 days'`, [
        institutionId,
      ]);
      await tx.query(`delete from mail_bounce where institution_id = $1 and at < now() - interval '1 year'`, [
        institutionId,
      ]);
    });
  }

  /** Marks it as being sent; null: there is nothing to send. */
  private async take(tx: EntityManager, institutionId: string, mailId: string): Promise<Taken | null> {
    const [row] = await tx.query<Row[]>(FIND, [institutionId, mailId]);
    const turn = row ? turnOf(row) : 'leave';
    if (!row?.sealed || turn === 'leave') return null;
    if (turn === 'give-up') {
      await this.close(tx, [institutionId, mailId], 'dead', row.isTooLate ? 'too-late' : 'cut-off');
      return null;
    }
    const content = await this.secrets.open(tx, { institutionId }, SEALED_AS, null, row.sealed);
    const letter: OpenLetter = { ...(JSON.parse(content) as SealedLetter), writtenAt: row.madeAt };
    // What an address refuses for good is not asked of it again, but where somebody needs the mail.
    if (!mailKinds[row.kind].isService && (await bounceOf(tx, { institutionId }, letter.to))) {
      await this.close(tx, [institutionId, mailId], 'dead', 'bounces');
      return null;
    }
    await tx.query(
      `update mail set state = 'sending', tries = tries + 1, was_cut_off = was_cut_off or $3
       where institution_id = $1 and id = $2`,
      [institutionId, mailId, turn.cutOff],
    );
    const { purpose, subjectId, item, epoch } = row;
    return { letter, permission: purpose === null ? null : { purpose, subjectId, item, epoch } };
  }

  private async settle(
    tx: EntityManager,
    institutionId: string,
    mailId: string,
    { outcome, serverSaid }: Delivery,
  ): Promise<void> {
    const [row] = await tx.query<Row[]>(FIND, [institutionId, mailId]);
    // It was dropped while it was on its way, and had left before.
    if (row?.state === 'stopped' && outcome === 'sent')
      return this.close(tx, [institutionId, mailId], 'sent', serverSaid);
    // Another run of the same mail, begun because this one seemed dead, has settled it.
    if (row?.state !== 'sending') return;
    const after = standingAfter(outcome, row);
    const key = [institutionId, mailId] as const;
    if (after.state !== 'waiting') return this.close(tx, key, after.state, serverSaid);
    await tx.query(
      `update mail set state = 'waiting', was_cut_off = $3, server_said = $4 where institution_id = $1 and id = $2`,
      [...key, after.wasCutOff, serverSaid],
    );
    const when = { afterSeconds: waitAfter(row.tries), isUrgent: mailKinds[row.kind].isUrgent };
    await this.jobs.send('send-mail', { institutionId, mailId }, tx, when);
  }

  /** Ends it, and forgets what it said and to whom. */
  private async close(
    tx: EntityManager,
    key: readonly [string, string],
    state: MailState,
    said: string,
  ): Promise<void> {
    await tx.query(
      `update mail set state = $3, server_said = $4, sealed = null, done_at = now()
       where institution_id = $1 and id = $2`,
      [...key, state, said],
    );
  }
}
