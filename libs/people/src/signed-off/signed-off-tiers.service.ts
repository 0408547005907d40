import { Injectable } from '@nestjs/common';
import { record, type Subject } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import {
  forgetWaiting,
  holdRound,
  keepWaiting,
  knownStudents,
  listInForce,
  putInForce,
  type RoundKey,
  type SignedOffState,
  signedOffState,
  tiersInForce,
  waitingList,
} from '../data/signed-off.query';
import {
  type SignedOffChange,
  signedOffChanges,
  type SignedOffCounts,
  signedOffCounts,
} from '../domain/signed-off-change';
import type { SignedOffRow } from '../domain/signed-off-rows';
import { notFound } from '../errors';

/** What a list that waits would change. */
export interface SignedOffPreview extends SignedOffCounts {
  readonly listId: string;
  readonly students: number;
  /** How many of its students are not known here yet: it takes effect when they arrive. */
  readonly notYetKnown: number;
  /** Some of the changes, by university ID. */
  readonly changes: readonly SignedOffChange[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export const CHANGES_A_PAGE = 50;
const CONTENT = 'signed_off_list.content';
const SOURCE = 'signed_off_tier.source';
const fields = ['universityId', 'tier'];

/**
 * Priority as the records office signs it off: who, which tier, until when, and who vouches for it. Why, nobody here
 * learns. A list takes the place of the one before it as a whole, when somebody has seen what changes and said yes.
 */
@Injectable()
export class SignedOffTiers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** What counts now. @throws {DomainError} forbidden, or not-found, `round.not-found`. */
  async state(actor: Actor, roundId: string): Promise<SignedOffState & { readonly isWaiting: boolean }> {
    permit(actor, 'tiers.bring-in');
    const at = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, async (tx) => ({
      ...(await signedOffState(tx, at)),
      isWaiting: (await waitingList(tx, at)) !== null,
    }));
  }

  /** Keeps a list, sealed, until somebody says yes or no to it; one that waited before is forgotten. */
  async send(actor: Actor, roundId: string, rows: readonly SignedOffRow[]): Promise<void> {
    permit(actor, 'tiers.bring-in');
    const at = { institutionId: actor.institutionId, roundId };
    await this.db.transaction(actor, async (tx) => {
      await holdRound(tx, at);
      await this.keep(tx, actor, at, rows);
    });
  }

  /** What the list that waits would change. @throws {DomainError} not-found, `signed-off-list.not-found`: none waits. */
  async preview(actor: Actor, roundId: string, page = 1): Promise<SignedOffPreview> {
    permit(actor, 'tiers.bring-in');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const { id, rows, changes } = await this.waiting(tx, { institutionId, roundId });
      const pages = Math.max(1, Math.ceil(changes.length / CHANGES_A_PAGE));
      const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
      const some = changes.slice((shown - 1) * CHANGES_A_PAGE, shown * CHANGES_A_PAGE);
      const subjects = await this.subjects(tx, institutionId, some);
      await record(tx, actor, { event: 'tiers.previewed', object: roundId, fields, subjects });
      const known = await knownStudents(
        tx,
        institutionId,
        rows.map(({ student }) => student),
      );
      const notYetKnown = rows.length - known.length;
      const counts = { students: rows.length, notYetKnown, ...signedOffCounts(changes) };
      return { listId: id, ...counts, changes: some, page: shown, pages };
    });
  }

  /**
   * Puts the list in force that was previewed.
   * @throws {DomainError} conflict, `signed-off-list.moved-on`, when it is not the one that waits, or the list it was
   *   compared with is not in force any more.
   */
  async confirm(actor: Actor, roundId: string, listId: string): Promise<SignedOffCounts> {
    permit(actor, 'tiers.bring-in');
    const at = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, async (tx) => {
      await holdRound(tx, at);
      const waits = await waitingList(tx, at);
      if (waits?.id !== listId || waits.replaces !== (await listInForce(tx, at))) throw movedOn(listId);
      return this.putInForce(tx, actor, at);
    });
  }

  /** Forgets the list that waits; does nothing where none does. */
  async giveUp(actor: Actor, roundId: string): Promise<void> {
    permit(actor, 'tiers.bring-in');
    const at = { institutionId: actor.institutionId, roundId };
    await this.db.transaction(actor, async (tx) => {
      await holdRound(tx, at);
      await forgetWaiting(tx, at);
      await record(tx, actor, { event: 'tiers.given-up', object: roundId });
    });
  }

  /** The whole list at once, for another system that has its own sign-off: read, compared and in force. */
  async replace(actor: Actor, roundId: string, rows: readonly SignedOffRow[]): Promise<SignedOffCounts> {
    permit(actor, 'tiers.bring-in');
    const at = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, async (tx) => {
      await holdRound(tx, at);
      await this.keep(tx, actor, at, rows);
      return this.putInForce(tx, actor, at);
    });
  }

  private async keep(tx: EntityManager, actor: Actor, at: RoundKey, rows: readonly SignedOffRow[]): Promise<void> {
    await forgetWaiting(tx, at);
    const content = await this.secrets.seal(tx, at, CONTENT, null, JSON.stringify(rows));
    const list = { content, rowCount: rows.length, sentBy: actor.accountId, at: this.clock.now() };
    await keepWaiting(tx, at, list);
    await record(tx, actor, { event: 'tiers.sent', object: at.roundId, count: rows.length });
  }

  private async waiting(tx: EntityManager, at: RoundKey) {
    const list = await waitingList(tx, at);
    if (!list) throw notFound('signed-off-list', at.roundId);
    const rows = JSON.parse(await this.secrets.open(tx, at, CONTENT, null, list.content)) as SignedOffRow[];
    return { id: list.id, rows, changes: signedOffChanges(await tiersInForce(tx, at), rows) };
  }

  private async putInForce(tx: EntityManager, actor: Actor, at: RoundKey): Promise<SignedOffCounts> {
    const { id: listId, rows, changes } = await this.waiting(tx, at);
    const sources = await this.secrets.sealMany(
      tx,
      at,
      SOURCE,
      rows.map(({ source }) => ({ personId: null, plain: source })),
    );
    const kept = rows.map((row, index) => ({ ...row, source: sources[index] ?? Buffer.alloc(0) }));
    await putInForce(tx, at, { listId, rows: kept, by: actor.accountId, at: this.clock.now() });
    const subjects = await this.subjects(tx, at.institutionId, changes);
    await record(tx, actor, { event: 'tiers.brought-in', object: at.roundId, fields, subjects, count: rows.length });
    return signedOffCounts(changes);
  }

  private async subjects(tx: EntityManager, institutionId: string, of: readonly SignedOffChange[]): Promise<Subject[]> {
    const ids = await knownStudents(
      tx,
      institutionId,
      of.map(({ student }) => student),
    );
    return ids.map((id) => ({ kind: 'student', id }));
  }
}

const movedOn = (id: string) => new DomainError('conflict', 'signed-off-list.moved-on', `list ${id}`);
