import { Injectable } from '@nestjs/common';
import { mayContactDirectly, type Person, selfOf } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { membersOf, type PairingRow, pairingRows, type Stretch, unreadRows } from './data/conversations.query';
import { type ToldOpening, toldOpenings } from './data/openings.query';
import { type Closed, closedFor, isReadable, type Standing } from './domain/may-write';
import { conversationNotFound, refuse } from './errors';
import { MessageFiles, type OpenedFile, type SentFile } from './files/message-files.service';
import { MessageMail } from './message-mail.service';
import { type Message, MESSAGE_SEALED, openMessages } from './sealed-messages';

/** The longest message, in letters. */
export const MOST_LETTERS = 4_000;

/** A conversation as somebody in it sees it. */
export interface OwnConversation {
  readonly pairingId: string;
  readonly isGroup: boolean;
  /** The other of the two; in a group the mentor, or for the mentor nobody: ''. */
  readonly otherName: string;
  /** Why nothing can be written now; null: something can. */
  readonly closed: Closed;
  /** Whether files can be sent. */
  readonly takesFiles: boolean;
  /** Oldest first, the newest 100 of what was asked for; empty: there is nothing. */
  readonly messages: readonly Message[];
  /** When a safeguarding lead opened these messages, as far as it has been told; newest first. */
  readonly openings: readonly ToldOpening[];
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
    private readonly files: MessageFiles,
  ) {}

  /**
   * Shows a stretch of one, the newest messages unless another is asked for, and notes that it was read so far.
   * @throws {DomainError} not-found, `conversation.not-found`, for everybody else, and 30 days after the pairing has ended.
   */
  read(actor: Actor, pairingId: string, stretch: Stretch = {}): Promise<OwnConversation> {
    return this.within(actor, pairingId, async ({ tx, self, row }) => {
      const { conversationId, isGroup, takesFiles } = row;
      const otherName = self.kind === 'student' ? row.mentorName : isGroup ? '' : row.studentName;
      const shown = { pairingId, isGroup, otherName, takesFiles, closed: closedFor(this.standing(row)) };
      if (conversationId === null) return { ...shown, messages: [], openings: [] };
      const place = { institutionId: actor.institutionId, conversationId, selfId: self.id };
      const messages = await openMessages(tx, this.secrets, place, stretch);
      const last = messages.at(-1)?.number;
      if (last !== undefined) await seen(tx, actor, conversationId, self.id, last);
      return { ...shown, messages, openings: await toldOpenings(tx, actor.institutionId, conversationId) };
    });
  }

  /** A file that came with a message. @throws {DomainError} not-found, as `read`, and where no file came with it. */
  file(actor: Actor, pairingId: string, number: number): Promise<OpenedFile> {
    const { institutionId } = actor;
    return this.within(actor, pairingId, ({ tx, row: { conversationId } }) => {
      if (conversationId === null) throw conversationNotFound(pairingId);
      return this.files.open(tx, { institutionId, conversationId, number });
    });
  }

  /**
   * Writes a message, a file with it or alone; the others are told by mail, once an hour at most, that there is one.
   * @throws {DomainError} invalid, `message.words` or `message.file`; conflict, `conversation.closed`, when nothing can be
   *   written now; not-found.
   */
  write(actor: Actor, pairingId: string, words: string, file: SentFile | null = null): Promise<void> {
    refuse('message.words', [
      ...(words === '' && file === null ? [{ field: 'words', message: 'Write something first' }] : []),
      ...(words.length > MOST_LETTERS ? [{ field: 'words', message: `Use ${MOST_LETTERS} letters or fewer` }] : []),
    ]);
    return this.within(actor, pairingId, async ({ tx, self, row }) => {
      const { institutionId } = actor;
      // Whoever puts contact on hold, or ends it, takes turns with us: what stood before the lock may not stand after it.
      await tx.query('select from pairing where institution_id = $1 and id = $2 for share', [institutionId, pairingId]);
      const [now = row] = await pairingRows(tx, institutionId, self, pairingId);
      if (closedFor(this.standing(now)) !== null) throw new DomainError('conflict', 'conversation.closed', pairingId);
      if (file) this.files.check(file, now.takesFiles);
      const { id, number } = await nextNumber(tx, institutionId, now);
      const sealed = await this.secrets.seal(tx, actor, MESSAGE_SEALED, self.id, words);
      await tx.query(
        `insert into message (institution_id, conversation_id, number, subject_kind, subject_id, sealed, at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [institutionId, id, number, self.kind, self.id, sealed, this.clock.now()],
      );
      if (file) await this.files.keep(tx, { institutionId, conversationId: id, number }, self.id, file);
      await this.written(tx, actor, id, self.id, number);
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

  /** Whoever wrote has read it; everybody else is to be told. */
  private async written(tx: EntityManager, actor: Actor, id: string, selfId: string, number: number): Promise<void> {
    await seen(tx, actor, id, selfId, number);
    for (const { subjectId } of await membersOf(tx, actor.institutionId, id))
      await tx.query(
        `insert into conversation_seen (institution_id, conversation_id, subject_id, number) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [actor.institutionId, id, subjectId, number - 1],
      );
    await this.mail.tell(tx, actor.institutionId, id);
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
        if (!self || !row || !isReadable(this.standing(row), this.clock.now())) throw conversationNotFound(pairingId);
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
