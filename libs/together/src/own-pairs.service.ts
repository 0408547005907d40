import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type Pair, pairOf } from './data/pair.query';
import { pairNotFound } from './errors';

/** Opens a pairing for one of its two people, and for nobody else. */
@Injectable()
export class OwnPairs {
  constructor(private readonly db: Database) {}

  /** Reads. @throws {DomainError} forbidden; not-found, `pairing.not-found`. */
  read<T>(actor: Actor, id: string, work: (tx: EntityManager, pair: Pair) => Promise<T>): Promise<T> {
    return this.open(actor, id, false, work);
  }

  /** Holds it until the work is done: whoever acts at the same moment comes after. @throws as `read`. */
  hold<T>(actor: Actor, id: string, work: (tx: EntityManager, pair: Pair) => Promise<T>): Promise<T> {
    return this.open(actor, id, true, work);
  }

  private open<T>(
    actor: Actor,
    id: string,
    isHeld: boolean,
    work: (tx: EntityManager, pair: Pair) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'pairings.own');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (isHeld)
          await tx.query('select from pairing where institution_id = $1 and id = $2 for update', [institutionId, id]);
        const pair = self && (await pairOf(tx, institutionId, self, id));
        if (!pair) throw pairNotFound(id);
        return work(tx, pair);
      },
      'own',
    );
  }
}
