import { Injectable } from '@nestjs/common';
import { Database, Jobs } from '@footing/database';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type MailState, standingAfter, turnOf, waitAfter } from './domain/course';
import { mailKinds, type MailKind, type SealedLetter } from './domain/letter';
import { SEALED_AS } from './mail.service';
import { type Delivery, Post } from './post';

interface Row {
  readonly kind: MailKind;
  readonly state: MailState;
  readonly tries: number;
  readonly wasCutOff: boolean;
  readonly isTooLate: boolean;
  readonly sealed: Buffer | null;
}

const FIND = `
  select kind, state, tries, was_cut_off as "wasCutOff", sealed, coalesce(good_until <= clock_timestamp(), false) as "isTooLate"
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
    const letter = await this.db.transaction({ institutionId }, (tx) => this.take(tx, institutionId, mailId));
    if (!letter) return;
    const delivery = await this.post.deliver(mailId, letter);
    await this.db.transaction({ institutionId }, (tx) => this.settle(tx, institutionId, mailId, delivery));
  }

  /** Forgets mail that was done with three months ago. */
  async forgetOld(institutionId: string): Promise<void> {
    await this.db.transaction({ institutionId }, (tx) =>
      tx.query(`delete from mail where institution_id = $1 and done_at < now() - interval '90 days'`, [institutionId]),
    );
  }

  /** Marks it as being sent; null: there is nothing to send. */
  private async take(tx: EntityManager, institutionId: string, mailId: string): Promise<SealedLetter | null> {
    const [row] = await tx.query<Row[]>(FIND, [institutionId, mailId]);
    const turn = row ? turnOf(row) : 'leave';
    if (!row?.sealed || turn === 'leave') return null;
    if (turn === 'give-up') {
      await this.close(tx, [institutionId, mailId], 'dead', row.isTooLate ? 'too-late' : 'cut-off');
      return null;
    }
    await tx.query(
      `update mail set state = 'sending', tries = tries + 1, was_cut_off = was_cut_off or $3
       where institution_id = $1 and id = $2`,
      [institutionId, mailId, turn.cutOff],
    );
    const content = await this.secrets.open(tx, { institutionId }, SEALED_AS, null, row.sealed);
    return JSON.parse(content) as SealedLetter;
  }

  private async settle(
    tx: EntityManager,
    institutionId: string,
    mailId: string,
    { outcome, serverSaid }: Delivery,
  ): Promise<void> {
    const [row] = await tx.query<Row[]>(FIND, [institutionId, mailId]);
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
