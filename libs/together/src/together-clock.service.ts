import { Injectable, Logger } from '@nestjs/common';
import { Database, whereOf } from '@footing/database';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { dayOf, holdPairing, Lives } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { addressOf, beginAgreements, beginClosings, markWait, type Waiting, waiting } from './data/clock.query';
import { agreementDay, closingDay } from './domain/days-to-sign';
import { letterFor } from './letters';
import { type DueTogether, whatIsDue } from './domain/what-is-due';

/** What a round of the clock did. */
export interface TogetherRound {
  readonly told: number;
  readonly finished: number;
}

/** Reminds people of what they owe each other, and lets a goodbye that only one has said come to its end. */
@Injectable()
export class TogetherClock {
  private readonly log = new Logger(TogetherClock.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly lives: Lives,
  ) {}

  /** Does everything that is due, each pairing in a transaction of its own; two clocks at once do nothing twice. */
  async round(institutionId: string): Promise<TogetherRound> {
    const actor = systemActor(institutionId);
    const done = { told: 0, finished: 0 };
    for (const id of await this.due(institutionId)) {
      const did = await this.one(actor, id).catch((error: unknown): DueTogether[] => {
        this.log.error(`the clock of pairs broke off, pairing ${id}: ${whereOf(error)}`);
        return [];
      });
      done.told += did.filter((due) => due !== 'over').length;
      done.finished += did.includes('over') ? 1 : 0;
    }
    return done;
  }

  /** Begins what is to begin, and finds the pairings in which something is due. */
  private due(institutionId: string): Promise<string[]> {
    const at = this.clock.now();
    return this.db.transaction({ institutionId }, async (tx) => {
      await beginAgreements(tx, institutionId, agreementDay(at), at);
      await beginClosings(tx, institutionId, { today: dayOf(at), by: closingDay(at), at });
      const all = await waiting(tx, institutionId, null);
      return [...new Set(all.filter((one) => dueOf(one, at) !== null).map(({ pairingId }) => pairingId))];
    });
  }

  /** Looked at anew under its lock: somebody may have done it at this very moment. */
  private one(actor: Actor, pairingId: string): Promise<DueTogether[]> {
    const { institutionId } = actor;
    const at = this.clock.now();
    return this.db.transaction(actor, async (tx) => {
      const held = await holdPairing(tx, institutionId, pairingId);
      const did: DueTogether[] = [];
      for (const one of held ? await waiting(tx, institutionId, pairingId) : []) {
        const due = dueOf(one, at);
        if (!due) continue;
        if (due !== 'over') await this.tell(tx, institutionId, one, due);
        await markWait(tx, institutionId, one, due, at);
        if (due !== 'over' || one.what === 'closing') did.push(due);
      }
      if (held && did.includes('over')) await this.lives.take(tx, actor, held, { step: 'finish', who: 'clock' });
      return did;
    });
  }

  private async tell(tx: EntityManager, institutionId: string, one: Waiting, due: DueTogether): Promise<void> {
    const address = await addressOf(tx, institutionId, one);
    if (!address) return;
    const letter = letterFor({ ...one, firstName: address.firstName, isReminder: due !== 'tell' });
    await this.mail.send(tx, { institutionId }, { ...letter, to: address.email });
  }
}

const dueOf = (one: Waiting, at: Date): DueTogether | null =>
  whatIsDue({ ...one, began: dayOf(one.beganAt) }, dayOf(at));
