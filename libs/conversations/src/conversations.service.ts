import { Injectable } from '@nestjs/common';
import { mayContactDirectly, type Person, selfOf } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { membersOf, messageRows, type PairingRow, pairingRows, unreadRows } from './data/conversations.query';
import { type Closed, closedFor, isReadable, type Standing } from './domain/may-write';
import { MessageMail } from './message-mail.service';

/** What the sealed column is called where it is sealed and opened. */
export const MESSAGE_SEALED = 'message.sealed';
/** The longest message, in letters. */
export const MOST_LETTERS = 4_000;

/** One message, opened. */
export interface Message {
  readonly number: number;
  readonly isMine: boolean;
  readonly firstName: string;
  readonly at: Date;
  /** Null where it can no longer be opened: whoever wrote it was erased. */
  readonly words: string | null;
}

/** A conversation as somebody in it sees it. */
export interface OwnConversation {
  readonly pairingId: string;
  readonly isGroup: boolean;
  /** The other of the two; in a group the mentor, or for the mentor nobody: ''. */
  readonly otherName: string;
  /** Why nothing can be written now; null: something can. */
  readonly closed: Closed;
  /** Oldest first, the last 500; empty: nothing was written. */
  readonly messages: readonly Message[];
}

interface In {
  readonly tx: EntityManager;
  readonly self: Person;
  readonly row: PairingRow;
}

/** Messages between the two of a pairing, or within the group of one offer. Nobody else reads them. */
@Injectable()
export class Conversations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly mail: MessageMail,
  ) {}

  /**
   * Shows one, and notes that it was read so far.
   * @throws {DomainError} not-found, `conversation.not-found`, for everybody else, and 30 days after the pairing has ended.
   */
  read(actor: Actor, pairingId: string): Promise<OwnConversation> {
    return this.within(actor, pairingId, async ({ tx, self, row }) => {
      const { conversationId, isGroup } = row;
      const messages = conversationId === null ? [] : await this.opened(tx, actor, conversationId, self);
      const last = messages.at(-1)?.number;
      if (conversationId !== null && last !== undefined) await seen(tx, actor, conversationId, self.id, last);
      const otherName = self.kind === 'student' ? row.mentorName : isGroup ? '' : row.studentName;
      return { pairingId, isGroup, otherName, closed: closedFor(this.standing(row)), messages };
    });
  }

  /**
   * Writes a message; the others are told by mail, once an hour at most, that there is one.
   * @throws {DomainError} invalid, `message.words`; conflict, `conversation.closed`, when nothing can be written now; not-found.
   */
  write(actor: Actor, pairingId: string, words: string): Promise<void> {
    if (words === '' || words.length > MOST_LETTERS) {
      const message = words === '' ? 'Write something first' : `Use ${MOST_LETTERS} letters or fewer`;
      throw new DomainError('invalid', 'message.words', 'message.words', [{ field: 'words', message }]);
    }
    return this.within(actor, pairingId, async ({ tx, self, row }) => {
      const { institutionId } = actor;
      // Whoever puts contact on hold, or ends it, takes turns with us: what stood before the lock may not stand after it.
      await tx.query('select from pairing where institution_id = $1 and id = $2 for share', [institutionId, pairingId]);
      const [now = row] = await pairingRows(tx, institutionId, self, pairingId);
      if (closedFor(this.standing(now)) !== null) throw new DomainError('conflict', 'conversation.closed', pairingId);
      const { id, number } = await nextNumber(tx, institutionId, now);
      const sealed = await this.secrets.seal(tx, actor, MESSAGE_SEALED, self.id, words);
      await tx.query(
        `insert into message (institution_id, conversation_id, number, subject_kind, subject_id, sealed, at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [institutionId, id, number, self.kind, self.id, sealed, this.clock.now()],
      );
      await seen(tx, actor, id, self.id, number);
      for (const { subjectId } of await membersOf(tx, institutionId, id))
        await tx.query(
          `insert into conversation_seen (institution_id, conversation_id, subject_id, number) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [institutionId, id, subjectId, number - 1],
        );
      await this.mail.tell(tx, institutionId, id);
    });
  }

  /** How many messages the asker has not read, by the id of the pairing; empty: none. */
  unread(actor: Actor): Promise<ReadonlyMap<string, number>> {
    permit(actor, 'conversations.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) return new Map<string, number>();
        const rows = await underPurpose(tx, 'own', () => unreadRows(tx, actor.institutionId, self), self.id);
        return new Map(rows.filter(({ unread }) => unread > 0).map(({ pairingId, unread }) => [pairingId, unread]));
      },
      'own',
    );
  }

  private async opened(tx: EntityManager, actor: Actor, conversationId: string, self: Person): Promise<Message[]> {
    const rows = await messageRows(tx, actor.institutionId, conversationId);
    const sealed = rows.map((row) => ({ personId: row.subjectId, sealed: row.sealed }));
    const words = await this.secrets.openMany(tx, actor, MESSAGE_SEALED, sealed);
    return rows.map(({ number, subjectId, firstName, at }, index) => {
      return { number, isMine: subjectId === self.id, firstName, at, words: words[index] ?? null };
    });
  }

  private standing(row: PairingRow): Standing {
    return { ...row, mayContact: mayContactDirectly(row, this.clock.now()) };
  }

  private within<T>(actor: Actor, pairingId: string, work: (of: In) => Promise<T>): Promise<T> {
    permit(actor, 'conversations.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const [row] = self ? await pairingRows(tx, actor.institutionId, self, pairingId) : [];
        if (!self || !row || !isReadable(this.standing(row), this.clock.now()))
          throw new DomainError('not-found', 'conversation.not-found', pairingId);
        return underPurpose(tx, 'own', () => work({ tx, self, row }), self.id);
      },
      'own',
    );
  }
}

/** The number of the next message; whoever writes at the same moment waits for this one to be kept. */
async function nextNumber(tx: EntityManager, institutionId: string, row: PairingRow) {
  const { isGroup, pairingId, offerId, roundId } = row;
  const of = [institutionId, roundId, isGroup ? null : pairingId, isGroup ? offerId : null];
  await tx.query(
    'insert into conversation (institution_id, round_id, pairing_id, offer_id) values ($1, $2, $3, $4) on conflict do nothing',
    of,
  );
  const [[next]] = await tx.query<[{ id: string; number: number }[], number]>(
    `update conversation set last_number = last_number + 1
     where institution_id = $1 and case when $3 then offer_id = $2 else pairing_id = $2 end returning id, last_number as number`,
    [institutionId, isGroup ? offerId : pairingId, isGroup],
  );
  if (!next) throw new Error(`no conversation of pairing ${pairingId}`);
  return next;
}

/** Up to where somebody has read; never back. */
const seen = (tx: EntityManager, { institutionId }: Actor, conversationId: string, subjectId: string, number: number) =>
  tx.query(
    `insert into conversation_seen (institution_id, conversation_id, subject_id, number) values ($1, $2, $3, $4)
     on conflict (institution_id, conversation_id, subject_id) do update
       set number = greatest(conversation_seen.number, excluded.number)`,
    [institutionId, conversationId, subjectId, number],
  );
