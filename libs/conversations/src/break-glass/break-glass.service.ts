import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import {
  looksOf,
  type OpeningRow,
  openingRows,
  type PairFound,
  pairsFound,
  peopleOpened,
} from '../data/openings.query';
import { isOpen, openingFaults, type OpeningReason, type OpeningTyped, OPEN_HOURS, tellFrom } from '../domain/opening';
import { openingNotFound, refuse } from '../errors';
import { BreakGlassMail, watchersOf } from './break-glass-mail.service';

/** What the sealed columns are called where they are sealed and opened. */
export const REASON_SEALED = 'break_glass.sealed';
export const TELLING_SEALED = 'break_glass.telling_sealed';

/** An opening in the list, without what was said of it. */
export interface ListedOpening extends Omit<OpeningRow, 'sealed' | 'tellingSealed' | 'byAccount' | 'conversationId'> {
  /** `Joan Lee and Amina Khan`; '' where they have left. */
  readonly people: string;
  readonly isGroup: boolean;
  /** Whether it can be read now. */
  readonly isOpen: boolean;
  /** Whether whoever asks opened it. */
  readonly isMine: boolean;
  readonly tellFrom: Date;
}

/** An opening with all that is known of it; never what the messages say. */
export interface OpeningInFull extends ListedOpening {
  /** Why, as whoever opened them wrote it. */
  readonly words: string;
  /** Why people are not to be told; '': nothing was said. */
  readonly tellingWords: string;
  readonly lookedAt: readonly Date[];
}

/**
 * Opening messages that are not one's own: by a safeguarding lead, with a reason, for a day. Officers and administrators are
 * told in the same transaction; without them there is nothing to open.
 */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly mail: BreakGlassMail,
  ) {}

  /** Pairings by part of a name, 30 at most; fewer than two letters find none. @throws {DomainError} forbidden. */
  search(actor: Actor, name: string): Promise<PairFound[]> {
    return this.within(actor, 'break-glass.open', async (tx) => {
      const found = name.length < 2 ? [] : await inRounds(tx, actor, { name });
      await record(tx, actor, { event: 'break-glass.searched', count: found.length });
      return found;
    });
  }

  /** Whose messages would be opened. @throws {DomainError} forbidden; not-found, `pairing.not-found`. */
  pair(actor: Actor, pairingId: string): Promise<PairFound> {
    return this.within(actor, 'break-glass.open', async (tx) => {
      await record(tx, actor, { event: 'break-glass.searched', count: 1 });
      return onePair(tx, actor, pairingId);
    });
  }

  /**
   * Opens the messages of a pairing, or of the group that it is in, to whoever asks and nobody else.
   * @returns the id of the opening.
   * @throws {DomainError} invalid, `break-glass.reason`; conflict, `break-glass.nothing-written`, `break-glass.already-open`
   *   or, where nobody else keeps watch, `break-glass.nobody-to-tell`; not-found; forbidden.
   */
  open(actor: Actor, pairingId: string, typed: OpeningTyped): Promise<string> {
    refuse('break-glass.reason', openingFaults(typed));
    return this.within(actor, 'break-glass.open', async (tx) => {
      const { institutionId } = actor;
      const { conversationId, isGroup } = await onePair(tx, actor, pairingId);
      if (conversationId === null) throw new DomainError('conflict', 'break-glass.nothing-written', pairingId);
      const watchers = await watchersOf(tx, institutionId);
      if (watchers.every(({ id }) => id === actor.accountId))
        throw new DomainError('conflict', 'break-glass.nobody-to-tell', pairingId);
      const opened = await this.keep(tx, actor, conversationId, typed);
      await this.mail.tellWatchers(tx, institutionId, watchers, { ...opened, isGroup });
      await record(tx, actor, { event: 'break-glass.opened', object: opened.id, special: true });
      return opened.id;
    });
  }

  /** All there have been, the newest first, 200 at most; empty: none. @throws {DomainError} forbidden. */
  list(actor: Actor): Promise<ListedOpening[]> {
    return this.within(actor, 'break-glass.see', async (tx) => {
      const rows = await openingRows(tx, actor.institutionId);
      await record(tx, actor, { event: 'break-glass.listed', count: rows.length });
      return this.listed(tx, actor, rows);
    });
  }

  /** @throws {DomainError} not-found, `break-glass.not-found`; forbidden. */
  find(actor: Actor, id: string): Promise<OpeningInFull> {
    return this.within(actor, 'break-glass.see', async (tx) => {
      const { institutionId } = actor;
      const [row] = await openingRows(tx, institutionId, id);
      const [listed] = row ? await this.listed(tx, actor, [row]) : [];
      if (!row || !listed) throw openingNotFound(id);
      await record(tx, actor, { event: 'break-glass.listed', object: id, count: 1 });
      const open = async (field: string, sealed: Buffer) =>
        (await this.secrets.openMany(tx, actor, field, [{ personId: null, sealed }]))[0] ?? GONE;
      return {
        ...listed,
        words: await open(REASON_SEALED, row.sealed),
        tellingWords: row.tellingSealed === null ? '' : await open(TELLING_SEALED, row.tellingSealed),
        lookedAt: await looksOf(tx, institutionId, id),
      };
    });
  }

  /** Closes the messages again before their day is over; nothing changes where they are closed. @throws {DomainError} as `find`. */
  end(actor: Actor, id: string): Promise<void> {
    return this.within(actor, 'break-glass.see', async (tx) => {
      const [row] = await openingRows(tx, actor.institutionId, id);
      if (!row) throw openingNotFound(id);
      await tx.query(
        'update break_glass set ended_at = now() where institution_id = $1 and id = $2 and ended_at is null and until > now()',
        [actor.institutionId, id],
      );
      await record(tx, actor, { event: 'break-glass.ended', object: id });
    });
  }

  private async keep(tx: EntityManager, actor: Actor, conversationId: string, typed: OpeningTyped) {
    const { institutionId, accountId } = actor;
    const { words, reason, tellAfterDays } = typed;
    // Two taps at once take turns.
    await tx.query('select from conversation where institution_id = $1 and id = $2 for update', [
      institutionId,
      conversationId,
    ]);
    const before = await tx.query<unknown[]>(
      `select from break_glass where institution_id = $1 and conversation_id = $2 and by_account = $3 and ended_at is null
         and until > now()`,
      [institutionId, conversationId, accountId],
    );
    if (before.length > 0) throw new DomainError('conflict', 'break-glass.already-open', conversationId);
    const sealed = await this.secrets.seal(tx, actor, REASON_SEALED, null, words);
    const [made] = await underPurpose(
      tx,
      'safeguarding',
      () =>
        tx.query<{ id: string; until: Date }[]>(
          `insert into break_glass (institution_id, conversation_id, by_account, reason, sealed, until, tell_after_days)
           values ($1, $2, $3, $4, $5, now() + make_interval(hours => ${OPEN_HOURS}), $6) returning id, until`,
          [institutionId, conversationId, accountId, reason, sealed, tellAfterDays],
        ),
      accountId ?? '',
    );
    const [by] = await tx.query<{ name: string }[]>('select name from account where institution_id = $1 and id = $2', [
      ...[institutionId, accountId],
    ]);
    return {
      ...{ id: made?.id ?? '', until: made?.until ?? this.clock.now() },
      ...{ byName: by?.name ?? '', reason: reason as OpeningReason },
    };
  }

  private async listed(tx: EntityManager, actor: Actor, rows: readonly OpeningRow[]): Promise<ListedOpening[]> {
    const ids = rows.map(({ conversationId }) => conversationId);
    const people = await underPurpose(tx, 'service', () => peopleOpened(tx, actor.institutionId, ids));
    const now = this.clock.now();
    return rows.map(({ conversationId, byAccount, sealed: _, tellingSealed: __, ...row }) => {
      const there = people.filter((one) => one.conversationId === conversationId);
      return {
        ...row,
        people: new Intl.ListFormat('en-GB').format(there.map(({ name }) => name)),
        isGroup: there[0]?.isGroup ?? false,
        isOpen: isOpen(row, now),
        isMine: byAccount !== null && byAccount === actor.accountId,
        tellFrom: tellFrom(row),
      };
    });
  }

  private within<T>(
    actor: Actor,
    permission: 'break-glass.open' | 'break-glass.see',
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    permit(actor, permission);
    return this.db.transaction(actor, work, 'safeguarding');
  }
}

const GONE = 'This can no longer be opened.';

/** Who is in a round is read for running it: safeguarding does not see what anybody answered there. */
const inRounds = (tx: EntityManager, { institutionId }: Actor, by: { readonly name?: string; readonly id?: string }) =>
  underPurpose(tx, 'service', () => pairsFound(tx, institutionId, by));

async function onePair(tx: EntityManager, actor: Actor, id: string): Promise<PairFound> {
  const [pair] = await inRounds(tx, actor, { id });
  if (!pair) throw new DomainError('not-found', 'pairing.not-found', id);
  return pair;
}
