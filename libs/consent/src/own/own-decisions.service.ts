import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, DomainError, may, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Person } from '../person';
import {
  countDecisions,
  decisionById,
  type DecisionLine,
  type DecisionRecord,
  decisionsOf,
  lastUseBefore,
  placesOf,
  type PlaceStopped,
} from './decisions.query';
import { selfOf } from './self.query';

/** How far a stop has come. */
export interface StopStanding {
  /** When the data was last used before the stop; null: never. */
  readonly lastUse: Date | null;
  /** Everywhere that has to confirm; empty where data of the purpose rests nowhere. */
  readonly places: readonly PlaceStopped[];
}

/** A decision with what came of it. */
export interface OwnDecision extends DecisionRecord {
  /** Who the asker is in the log. */
  readonly person: Person;
  /** Null for what stopped nothing. */
  readonly stop: StopStanding | null;
}

/** One page of somebody's decisions. */
export interface DecisionPage {
  readonly lines: readonly DecisionLine[];
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

const A_PAGE = 30;
const stops: readonly string[] = ['withdrawn', 'objected', 'expired', 'invalidated'];

/** What somebody decided, as they may see it: nobody can ask here for anybody else’s. */
@Injectable()
export class OwnDecisions {
  constructor(private readonly db: Database) {}

  /** The newest first; empty for somebody without a record. @param page from 1; one that is too far gives the last. */
  list(actor: Actor, page = 1): Promise<DecisionPage> {
    return this.within(actor, async (tx, person) => {
      if (!person) return { lines: [], page: 1, pages: 1 };
      const pages = Math.max(1, Math.ceil((await countDecisions(tx, actor, person)) / A_PAGE));
      const shown = Math.min(Math.max(1, Math.floor(page)), pages);
      return { lines: await decisionsOf(tx, actor, person, { page: shown, most: A_PAGE }), page: shown, pages };
    });
  }

  /** @throws {DomainError} not-found, `consent.no-decision`, also for anybody else's. */
  find(actor: Actor, id: string): Promise<OwnDecision> {
    return this.within(actor, async (tx, person) => {
      const found = person && (await decisionById(tx, actor, person, id));
      if (!person || !found) throw new DomainError('not-found', 'consent.no-decision', id);
      if (!stops.includes(found.kind)) return { ...found, person, stop: null };
      const places = await placesOf(tx, actor, person, found);
      return { ...found, person, stop: { places, lastUse: await lastUseBefore(tx, actor, person, found) } };
    });
  }

  /** Whether somebody with a record has yet to decide anything themselves; false for whoever is not asked at all. */
  async isNewHere(actor: Actor): Promise<boolean> {
    if (!may(actor, 'consent.decide')) return false;
    return this.within(actor, async (tx, person) => {
      const said = 'select from consent.event where institution_id = $1 and subject_id = $2 and actor = $3 limit 1';
      if (!person) return false;
      return (await tx.query<unknown[]>(said, [actor.institutionId, person.id, actor.accountId])).length === 0;
    });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, person: Person | null) => Promise<T>): Promise<T> {
    permit(actor, 'consent.decide');
    return this.db.transaction(actor, async (tx) => work(tx, await selfOf(tx, actor)), 'own');
  }
}
