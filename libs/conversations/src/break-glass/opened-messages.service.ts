import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Stretch } from '../data/conversations.query';
import { type OpeningRow, openingRows } from '../data/openings.query';
import { isOpen } from '../domain/opening';
import { openingMovedOn, openingNotFound } from '../errors';
import { MessageFiles, type OpenedFile } from '../files/message-files.service';
import { type Message, openMessages } from '../sealed-messages';

/**
 * Reading messages that were opened: by whoever opened them, while they are. Each look is written down first; in the database
 * no message is there without it.
 */
@Injectable()
export class OpenedMessages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly files: MessageFiles,
  ) {}

  /**
   * The newest 100 before a number, oldest first. It changes nothing for those whose messages they are.
   * @throws {DomainError} not-found, for what somebody else opened; conflict, `break-glass.moved-on`, once it is over; forbidden.
   */
  read(actor: Actor, id: string, stretch: Stretch): Promise<{ readonly messages: Message[]; readonly until: Date }> {
    return this.looking(actor, id, async (tx, { conversationId, until }) => {
      const { institutionId } = actor;
      const messages = await openMessages(tx, this.secrets, { institutionId, conversationId, selfId: '' }, stretch);
      return { messages, until };
    });
  }

  /** A file that came with a message. @throws {DomainError} as `read`; not-found, where there is none. */
  file(actor: Actor, id: string, number: number): Promise<OpenedFile> {
    const { institutionId } = actor;
    return this.looking(actor, id, (tx, { conversationId }) =>
      this.files.open(tx, { institutionId, conversationId, number }),
    );
  }

  private looking<T>(actor: Actor, id: string, work: (tx: EntityManager, row: OpeningRow) => Promise<T>): Promise<T> {
    permit(actor, 'break-glass.open');
    const { institutionId, accountId } = actor;
    const look = async (tx: EntityManager) => {
      const [row] = await openingRows(tx, institutionId, id);
      if (!row || row.byAccount !== accountId) throw openingNotFound(id);
      if (!isOpen(row, this.clock.now())) throw openingMovedOn(id);
      await tx.query('insert into break_glass_look (institution_id, break_glass_id) values ($1, $2)', [
        ...[institutionId, id],
      ]);
      await record(tx, actor, { event: 'break-glass.read', object: id, special: true });
      return work(tx, row);
    };
    return this.db.transaction(
      actor,
      (tx) => underPurpose(tx, 'safeguarding', () => look(tx), accountId ?? ''),
      'safeguarding',
    );
  }
}
