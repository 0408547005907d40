import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { notFound } from '../errors';
import { keepList, keptKinds, keptLists, type MoatList, programmesOutside, useList } from './codes.query';
import type { MoatRow } from './moat-rows';
import { kindInWords } from './programme-codes';

export type { MoatList } from './codes.query';

/** A list beside the one in use. */
export interface ComparedList extends MoatList {
  readonly rows: readonly MoatRow[];
  /** Kinds that the list in use does not have, in words. */
  readonly added: readonly string[];
  /** Kinds that the list in use has and this one does not, in words. */
  readonly gone: readonly string[];
  /** Programmes coded with a kind that this list does not have, by name, each with its kind in words. */
  readonly losing: readonly { readonly programme: string; readonly kind: string }[];
}

/**
 * Lists of kinds of activity (post-entry MOAT). TASO publishes the list and does not say that it may be handed on, so each
 * university brings in its own copy. Programmes keep the list that they were coded with.
 */
@Injectable()
export class MoatLists {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All of them, the newest first; empty: none was brought in. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<MoatList[]> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, (tx) => keptLists(tx, actor.institutionId));
  }

  /** @throws {DomainError} forbidden; not-found, `moat-list.not-found`. */
  async open(actor: Actor, number: number): Promise<ComparedList> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, async (tx) => {
      const all = await keptLists(tx, actor.institutionId);
      const found = all.find((one) => one.number === number);
      if (!found) throw notFound('moat-list', String(number));
      const rows = await keptKinds(tx, actor.institutionId, number);
      const inUse = all.find((one) => one.usedAt !== null && one.number !== number);
      const before = inUse ? await keptKinds(tx, actor.institutionId, inUse.number) : [];
      const [now, then] = [rows.map(kindInWords), before.map(kindInWords)];
      const outside = await programmesOutside(tx, actor.institutionId, number);
      return {
        ...{ ...found, rows },
        added: now.filter((kind) => !then.includes(kind)),
        gone: then.filter((kind) => !now.includes(kind)),
        losing: outside.map(({ programme, ...kind }) => ({ programme, kind: kindInWords(kind) })),
      };
    });
  }

  /** Keeps a list to be looked at: nothing uses it yet. @returns its number. @throws {DomainError} forbidden. */
  async bring(actor: Actor, rows: readonly MoatRow[]): Promise<number> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, async (tx) => {
      const number = await keepList(tx, actor.institutionId, rows, this.clock.now());
      await record(tx, actor, { event: 'programme.kinds-brought', count: number });
      return number;
    });
  }

  /** From now on programmes are coded with it. @throws {DomainError} forbidden; not-found; conflict, `moat-list.used`. */
  async use(actor: Actor, number: number): Promise<void> {
    permit(actor, 'programmes.edit');
    await this.open(actor, number);
    await this.db.transaction(actor, async (tx) => {
      if (!(await useList(tx, actor.institutionId, number, this.clock.now())))
        throw new DomainError('conflict', 'moat-list.used', `list ${number}`);
      await record(tx, actor, { event: 'programme.kinds-used', count: number });
    });
  }
}
