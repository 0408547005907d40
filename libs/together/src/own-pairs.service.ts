import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { ContactHolds } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { type Pair, pairOf } from './data/pair.query';
import { pairNotFound } from './errors';

/** Opens a pairing for one of its two people, and for nobody else. */
@Injectable()
export class OwnPairs {
  constructor(
    private readonly db: Database,
    private readonly holds: ContactHolds,
  ) {}

  /** Reads. @throws {DomainError} forbidden; not-found, `pairing.not-found`. */
  read<T>(actor: Actor, id: string, work: (tx: EntityManager, pair: Pair) => Promise<T>): Promise<T> {
    return this.open(actor, id, false, work);
  }

  /**
   * Holds it until the work is done: whoever acts at the same moment comes after. What the two write here reaches the other,
   * so nothing is while contact is on hold. @throws as `read`; conflict, `pairing.on-hold`.
   */
  hold<T>(actor: Actor, id: string, work: (tx: EntityManager, pair: Pair) => Promise<T>): Promise<T> {
    return this.open(actor, id, true, work);
  }

  private open<T>(
    actor: Actor,
    id: string,
    changes: boolean,
    work: (tx: EntityManager, pair: Pair) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'pairings.own');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (changes)
          await tx.query('select from pairing where institution_id = $1 and id = $2 for update', [institutionId, id]);
        const pair = self && (await pairOf(tx, institutionId, self, id));
        if (!pair) throw pairNotFound(id);
        if (changes && (await this.holds.isHeld(tx, institutionId, id)))
          throw new DomainError('conflict', 'pairing.on-hold', `pairing ${id}`);
        return work(tx, pair);
      },
      'own',
    );
  }
}
