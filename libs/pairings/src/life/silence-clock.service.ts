import { Injectable, Logger } from '@nestjs/common';
import { Database, whereOf } from '@footing/database';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { dayOf } from '../domain/days';
import { lastDayOf } from '../domain/next-wait';
import { type Awaited, waits } from '../domain/waits';
import { type Due, type Open, whatIsDue } from '../domain/what-is-due';
import { aFewAtOnce } from './a-few-at-once';
import { type HeldPairing, holdPairing } from './held-pairing.query';
import { Lives } from './lives.service';
import { PairingMail } from './pairing-mail.service';
import { waitingYeses } from './waiting-yes.query';
import { Reoffers } from './reoffers.service';

interface Waiting extends Open {
  readonly pairingId: string;
}

/** What a round of the clock did. */
export interface ClockRound {
  /** Letters' occasions: somebody was told or reminded. */
  readonly told: number;
  /** Pairings that went on, or ended, because a day had passed. */
  readonly moved: number;
  /** Students who were offered the next best. */
  readonly reoffered: number;
}

/** The silence clock: tells, reminds, and when a day has passed, lets things go their way. */
@Injectable()
export class SilenceClock {
  private readonly log = new Logger(SilenceClock.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly lives: Lives,
    private readonly mail: PairingMail,
    private readonly reoffers: Reoffers,
  ) {}

  /**
   * Does everything that is due, each in a transaction of its own: a fault in one keeps none of the others waiting, and two
   * clocks at once do nothing twice.
   */
  async round(institutionId: string): Promise<ClockRound> {
    const actor = systemActor(institutionId);
    const done = { told: 0, moved: await this.letBegin(institutionId) };
    await aFewAtOnce(await this.due(institutionId), async ({ pairingId }) => {
      const did = await this.attempt(`pairing ${pairingId}`, () => this.one(actor, pairingId));
      if (did === 'over') done.moved += 1;
      else if (did) done.told += 1;
    });
    const reoffered = await this.attempt(`offers, institution ${institutionId}`, () =>
      this.reoffers.round(institutionId),
    );
    return { ...done, reoffered: reoffered ?? 0 };
  }

  /**
   * Lets every yes count that waited for a mentor's training and checks, where these are there now; each by itself.
   * @returns how many did.
   */
  async letBegin(institutionId: string): Promise<number> {
    const actor = systemActor(institutionId);
    const waiting = await this.db.transaction(actor, (tx) => waitingYeses(tx, institutionId));
    let begun = 0;
    for (const id of waiting) {
      const settled = await this.attempt(`pairing ${id}`, () =>
        this.db.transaction(actor, async (tx) => {
          const pairing = await holdPairing(tx, institutionId, id);
          return pairing !== null && (await this.lives.settle(tx, institutionId, pairing));
        }),
      );
      if (settled) begun += 1;
    }
    return begun;
  }

  private due(institutionId: string): Promise<Waiting[]> {
    const at = this.clock.now();
    return this.db.transaction({ institutionId }, async (tx) => {
      const all = await tx.query<Waiting[]>(`${WAITING} order by d.by, d.pairing_id`, [institutionId, null, dayOf(at)]);
      return all.filter((one) => whatIsDue(one, at) !== null);
    });
  }

  /** Looked at anew under its lock: somebody may have answered at this very moment. */
  private one(actor: Actor, pairingId: string): Promise<Due | null> {
    const { institutionId } = actor;
    const at = this.clock.now();
    return this.db.transaction(actor, async (tx) => {
      const pairing = await holdPairing(tx, institutionId, pairingId);
      const [open] = await tx.query<Waiting[]>(WAITING, [institutionId, pairingId, dayOf(at)]);
      const due = open ? whatIsDue(open, at) : null;
      if (!pairing || !open || !due) return null;
      if (due === 'over') await this.letGoOn(tx, actor, pairing, open.awaits);
      else await this.mail.tell(tx, institutionId, pairingId, due, at);
      return due;
    });
  }

  private async letGoOn(tx: EntityManager, actor: Actor, pairing: HeldPairing, awaits: Awaited): Promise<void> {
    if (await this.lives.moreTime(tx, actor, pairing, true)) return;
    const { over } = waits[awaits];
    if ('step' in over) {
      // What is on hold does not go on by itself: after the round's last day it comes to its end.
      const step = over.step === 'resume' && pairing.isHeld ? 'finish' : over.step;
      await this.lives.take(tx, actor, pairing, { step, who: 'clock' });
      return;
    }
    const by = lastDayOf({ ...pairing, today: dayOf(this.clock.now()) });
    await this.lives.waitFor(tx, actor, pairing, { awaits: over.then, by });
  }

  private async attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    return work().catch((error: unknown) => {
      this.log.error(`the silence clock broke off, ${what}: ${whereOf(error)}`);
      return null;
    });
  }
}

const WAITING = `
  select d.pairing_id as "pairingId", d.awaits, d.by::text as by, d.began_at as "beganAt", d.told_at is not null as "isTold",
    d.half_told_at is not null as "isHalfTold", d.last_told_at is not null as "isLastTold"
  from deadline d where d.institution_id = $1 and d.done_at is null and ($2::uuid is null or d.pairing_id = $2)
    and not exists (select from pairing p join exam_days e on e.institution_id = p.institution_id and e.round_id = p.round_id
      and $3::date between e.from_day and e.until_day
      where p.institution_id = d.institution_id and p.id = d.pairing_id and d.told_at is not null)`;
