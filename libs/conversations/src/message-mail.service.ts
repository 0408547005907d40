import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { Clock } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { membersOf } from './data/conversations.query';

const HOUR_MS = 60 * 60 * 1_000;

/** Mail that there is something to read, and never what or from whom: one an hour at most for each conversation. */
@Injectable()
export class MessageMail {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /** Tells everybody who has something unread that they have not been told of, where the last mail is an hour old. @returns how many. */
  async tell(tx: EntityManager, institutionId: string, conversationId: string): Promise<number> {
    const at = this.clock.now();
    const [due] = await tx.query<[{ id: string }[], number]>(
      `update conversation_seen n set told_number = c.last_number, told_at = $3 from conversation c
       where n.institution_id = $1 and n.conversation_id = $2 and c.institution_id = $1 and c.id = $2
         and n.number < c.last_number and n.told_number < c.last_number and (n.told_at is null or n.told_at <= $4)
       returning n.subject_id as id`,
      [institutionId, conversationId, at, new Date(at.getTime() - HOUR_MS)],
    );
    const ids = new Set(due.map(({ id }) => id));
    const told = (await membersOf(tx, institutionId, conversationId)).filter(({ subjectId }) => ids.has(subjectId));
    for (const { email, firstName, pairingId } of told)
      if (email !== null)
        await this.mail.send(
          tx,
          { institutionId },
          {
            ...{ to: email, kind: 'message-notice', subject: 'You have a new message', greeting: firstName },
            paragraphs: ['Somebody in your mentoring wrote to you. Sign in to read it.'],
            actions: [{ label: 'Read it', address: `/messages/${pairingId}` }],
            why: 'you take part in a mentoring scheme here',
          },
        );
    return told.length;
  }

  /** Tells those whose hour was not over when something was written. Two rounds at once tell nobody twice. @returns how many. */
  async round(institutionId: string): Promise<number> {
    const before = new Date(this.clock.now().getTime() - HOUR_MS);
    return this.db.transaction({ institutionId }, async (tx) => {
      const waiting = await tx.query<{ id: string }[]>(
        `select distinct c.id from conversation_seen n
           join conversation c on c.institution_id = n.institution_id and c.id = n.conversation_id
         where n.institution_id = $1 and n.number < c.last_number and n.told_number < c.last_number and n.told_at <= $2
         order by c.id`,
        [institutionId, before],
      );
      let told = 0;
      for (const { id } of waiting) told += await this.tell(tx, institutionId, id);
      return told;
    });
  }
}
