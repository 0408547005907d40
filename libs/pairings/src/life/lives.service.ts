import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint } from '@footing/database';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import { AfterPublication } from '@footing/matching';
import type { EntityManager } from 'typeorm';
import { dayOf, daysAfter } from '../domain/days';
import { isEnd, type Mover, moveTo, type PairingState, type Side, type Step } from '../domain/lifecycle';
import { lastDayOf, type NextWait, nextWait } from '../domain/next-wait';
import { mentorNotReady, movedOn, onHold } from '../errors';
import { type HeldPairing, holdPairing } from './held-pairing.query';
import { MentorReadiness } from './mentor-readiness.service';
import { PairingMail } from './pairing-mail.service';
import { say } from './saying.query';

/** A step that somebody takes. */
export interface Taken {
  readonly step: Step;
  readonly who: Mover;
  /** A code of small letters; empty: none was asked for. */
  readonly reason?: string;
  /** YYYY-MM-DD, until when to pause. */
  readonly until?: string;
  /** Whether it is to stay paused until whoever put it on hold says otherwise. */
  readonly isHeld?: boolean;
  /** Whether the student is to have somebody else when this ends it; yes unless said otherwise. */
  readonly another?: boolean;
}

const eventOf = {
  accept: 'pairing.accepted',
  decline: 'pairing.declined',
  lapse: 'pairing.lapsed',
  pause: 'pairing.paused',
  resume: 'pairing.resumed',
  finish: 'pairing.finished',
  'end-early': 'pairing.ended-early',
  'call-off': 'pairing.called-off',
} as const satisfies Record<Step, string>;

/** How many days there are at least for training that both wait for, and how many more for a check. */
const DAYS_FOR_TRAINING = 3;
const DAYS_FOR_A_CHECK = 7;

/** The one way in which a pairing moves. Everything happens inside the caller's transaction. */
@Injectable()
export class Lives {
  constructor(
    private readonly clock: Clock,
    private readonly drafts: AfterPublication,
    private readonly mail: PairingMail,
    private readonly readiness: MentorReadiness,
  ) {}

  /**
   * One of the two says yes. Where the mentor may not begin yet, it is written down and counts as soon as they may: see `settle`.
   * @throws {DomainError} as `take`.
   */
  async sayYes(tx: EntityManager, actor: Actor, pairing: HeldPairing, side: Side): Promise<void> {
    const begins = side === 'mentor' || pairing.acceptedBy === 'mentor';
    if (begins && (await this.readiness.missing(tx, actor.institutionId, pairing)) !== 'nothing') {
      const at = this.clock.now();
      await say(tx, actor, pairing, { side, what: 'yes', at });
      await this.moreTime(tx, actor, { ...pairing, saidYes: [...pairing.saidYes, side] });
      return;
    }
    await this.take(tx, actor, pairing, { step: 'accept', who: side });
  }

  /** Lets a yes that waits count, where the mentor may begin now. @returns whether it did. */
  async settle(tx: EntityManager, institutionId: string, pairing: HeldPairing): Promise<boolean> {
    const [who] = pairing.saidYes;
    if (who === undefined || (await this.readiness.missing(tx, institutionId, pairing)) !== 'nothing') return false;
    await this.take(tx, systemActor(institutionId), pairing, { step: 'accept', who });
    return true;
  }

  /**
   * Where both have said yes and only the mentor's being ready is awaited, there are days left for it: three at least, and a
   * week more as often as it is the university's check that is missing. @returns whether there is more time now.
   */
  async moreTime(tx: EntityManager, actor: Actor, pairing: HeldPairing, isOver = false): Promise<boolean> {
    if (pairing.saidYes.length === 0 || pairing.state !== 'accepted' || pairing.awaits === null) return false;
    const missing = isOver ? await this.readiness.missing(tx, actor.institutionId, pairing) : 'training';
    if (isOver && missing !== 'checks') return false;
    const by = daysAfter(dayOf(this.clock.now()), isOver ? DAYS_FOR_A_CHECK : DAYS_FOR_TRAINING);
    if (!isOver && pairing.by !== null && pairing.by >= by) return false;
    await this.waitFor(tx, actor, pairing, { awaits: pairing.awaits, by });
    return true;
  }

  /**
   * Takes a step with a pairing that is held, writes to those whom it concerns, and leaves a line in the record.
   * @returns the state it came to. @throws {DomainError} conflict: `pairing.moved-on`, when it cannot be taken from here;
   * `pairing.on-hold`, when contact is; `pairing.mentor-not-ready`, when it would begin before the mentor's training or checks are there.
   */
  async take(tx: EntityManager, actor: Actor, pairing: HeldPairing, taken: Taken): Promise<PairingState> {
    const { step, who, until = null, reason = '', another = true } = taken;
    const { id, state: from, acceptedBy } = pairing;
    const to = moveTo({ step, from, who, acceptedBy });
    if (to === null) throw movedOn(id, from);
    if (step === 'resume' && pairing.isHeld) throw onHold(id);
    const at = this.clock.now();
    const next = nextWait({ ...pairing, state: to, today: dayOf(at), until });
    await writeStep(tx, actor, pairing, { ...taken, reason }, { to, next, at });
    if (isEnd(to) && to !== 'finished') await this.letGo(tx, actor.institutionId, pairing, another);
    await this.recordIt(tx, actor, pairing, step);
    if (to === 'active' && pairing.isHeld) return this.pauseAgain(tx, actor.institutionId, id);
    await this.mail.moved(tx, actor.institutionId, { ...pairing, state: to }, taken);
    if (next) await this.mail.tell(tx, actor.institutionId, id, 'tell', at);
    return to;
  }

  /** The second yes came while contact is on hold: it begins, and is paused in the same moment. */
  private async pauseAgain(tx: EntityManager, institutionId: string, id: string): Promise<PairingState> {
    const begun = await holdPairing(tx, institutionId, id);
    if (!begun) throw movedOn(id);
    const until = lastDayOf({ ...begun, today: dayOf(this.clock.now()) });
    return this.take(tx, systemActor(institutionId), begun, { step: 'pause', who: 'clock', until, isHeld: true });
  }

  /** Waits for something else while the pairing stays in its state; those who are asked are written to. */
  async waitFor(
    tx: EntityManager,
    { institutionId }: Pick<Actor, 'institutionId'>,
    { id }: HeldPairing,
    next: NextWait & { readonly ofSide?: 'student' | 'mentor' },
  ): Promise<void> {
    const at = this.clock.now();
    await tx.query(
      'update deadline set done_at = $3 where institution_id = $1 and pairing_id = $2 and done_at is null',
      [...[institutionId, id, at]],
    );
    await tx.query(
      'insert into deadline (institution_id, pairing_id, awaits, of_side, by, began_at) values ($1, $2, $3, $4, $5, $6)',
      [institutionId, id, next.awaits, next.ofSide ?? null, next.by, at],
    );
    await this.mail.tell(tx, institutionId, id, 'tell', at);
  }

  private async letGo(tx: EntityManager, institutionId: string, pairing: HeldPairing, another: boolean): Promise<void> {
    await tx.query('update pairing set another = $3 where institution_id = $1 and id = $2', [
      ...[institutionId, pairing.id, another],
    ]);
    await this.drafts.release(tx, institutionId, pairing);
  }

  private recordIt(tx: EntityManager, actor: Actor, { id, studentId, mentorId }: HeldPairing, step: Step) {
    const subjects = [{ kind: 'student', id: studentId } as const, { kind: 'mentor', id: mentorId } as const];
    return record(tx, actor, { event: eventOf[step], object: id, subjects });
  }
}

/** The row is the move: the database makes one of the other, and refuses what its own table does not have. */
async function writeStep(
  tx: EntityManager,
  { institutionId, accountId }: Actor,
  { id, state }: HeldPairing,
  { step, who, reason }: Taken,
  { to, next, at }: { readonly to: PairingState; readonly next: NextWait | null; readonly at: Date },
): Promise<void> {
  await tx
    .query(
      `insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, reason, by_account, at, awaits, by)
       values ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [institutionId, id, step, who, state, to, reason, accountId, at, next?.awaits ?? '', next?.by ?? null],
    )
    .catch((error: unknown) => {
      const broken = brokenConstraint(error);
      if (broken === 'pairing_mentor_ready') throw mentorNotReady(id);
      throw broken === 'pairing_moved_on' ? movedOn(id) : error;
    });
}
