import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, Jobs } from '@footing/database';
import { type Actor, Clock, permit, type Permission } from '@footing/kernel';
import { studentReach, subjectsBehind, toldByReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { dayOf } from '../domain/days';
import { moveTo, type Side, type Step } from '../domain/lifecycle';
import { happenedInWords } from '../domain/what-happened';
import { missing, pairingNotFound } from '../errors';
import { holdPairing } from '../life/held-pairing.query';
import { Lives } from '../life/lives.service';
import { needingPair, type NeedsPair } from '../life/needs-pair.query';
import { happenings } from '../own/own-pairings.query';
import { type NoteOnDesk, notesOf, onDesk, type PairingOnDesk } from './pairing-desk.query';

/** What staff can do with a pairing. */
export type DeskStep = Extract<Step, 'call-off' | 'end-early' | 'pause' | 'resume' | 'finish'>;
const deskSteps: readonly DeskStep[] = ['call-off', 'pause', 'resume', 'finish', 'end-early'];

/** A pairing with all that happened to it. */
export interface PairingInFull extends PairingOnDesk {
  readonly history: readonly { readonly what: string; readonly at: Date }[];
  readonly notes: readonly NoteOnDesk[];
  readonly steps: readonly DeskStep[];
}

/** The pairings of a round, and those who need a new one: what staff look after. */
@Injectable()
export class PairingDesk {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly lives: Lives,
  ) {}

  /** The pairings of those students of a round whom the actor may see: what is due first comes first. @throws {DomainError} forbidden. */
  list(actor: Actor, roundId: string): Promise<PairingOnDesk[]> {
    return this.within(actor, 'pairings.read', async (tx) => {
      const reach = await studentReach(tx, actor, 'pairings.read');
      const found = await onDesk(tx, actor.institutionId, { roundId }, reach);
      const fields = toldByReach(reach, ['name', 'school', 'mentor', 'state', 'deadline']);
      await record(tx, actor, {
        event: 'pairing.listed',
        object: roundId,
        subjects: await behind(tx, actor, found),
        ...fields,
      });
      return found;
    });
  }

  /** @throws {DomainError} forbidden; not-found, `pairing.not-found`, also for a student whom others look after. */
  find(actor: Actor, id: string): Promise<PairingInFull> {
    return this.within(actor, 'pairings.read', async (tx) => {
      const pairing = await this.seen(tx, actor, id, 'pairings.read');
      const names: Record<Side, string> = { student: pairing.studentName, mentor: pairing.mentorName };
      const events = await happenings(tx, actor.institutionId, [id]);
      const fields = ['name', 'school', 'mentor', 'state', 'history', 'reason'];
      await record(tx, actor, {
        event: 'pairing.viewed',
        object: id,
        subjects: await behind(tx, actor, [pairing]),
        fields,
      });
      return {
        ...pairing,
        history: events.map(({ what, who, at }) => ({
          what: happenedInWords({ what, who }, { side: null, names }),
          at,
        })),
        notes: await notesOf(tx, actor.institutionId, id),
        steps: deskSteps.filter(
          (step) => moveTo({ step, from: pairing.state, who: 'staff', acceptedBy: null }) !== null,
        ),
      };
    });
  }

  /** Students within reach who need a new pair, whoever waits longest first. @param roundId absent: of all rounds. */
  needingPair(actor: Actor, roundId?: string): Promise<NeedsPair[]> {
    return this.within(actor, 'pairings.read', async (tx) => {
      const reach = await studentReach(tx, actor, 'pairings.read');
      const which = { day: dayOf(this.clock.now()), reach, ...(roundId ? { roundId } : {}) };
      const found = await needingPair(tx, actor.institutionId, which);
      const subjects = await subjectsBehind(tx, actor.institutionId, {
        applications: found.map(({ applicationId }) => applicationId),
      });
      const fields = toldByReach(reach, ['name', 'school', 'state']);
      await record(tx, actor, {
        event: 'pairing.listed',
        ...(roundId ? { object: roundId } : {}),
        subjects,
        ...fields,
      });
      return found;
    });
  }

  /**
   * Takes a step for the mentoring team; both are written to.
   * @param how.until YYYY-MM-DD, to pause. @param how.another whether the student is to have somebody else; yes unless said otherwise.
   * @throws {DomainError} conflict, `pairing.moved-on`; not-found; forbidden.
   */
  take(
    actor: Actor,
    id: string,
    step: DeskStep,
    how: { readonly until?: string; readonly another?: boolean } = {},
  ): Promise<void> {
    if (step === 'pause' && !how.until)
      throw missing('until', 'pairing.pause-until', 'Give the day on which they go on');
    return this.within(actor, 'pairings.manage', async (tx) => {
      await this.seen(tx, actor, id, 'pairings.manage');
      const held = await holdPairing(tx, actor.institutionId, id);
      if (!held) throw pairingNotFound(id);
      await this.lives.take(tx, actor, held, { step, who: 'staff', reason: 'by-staff', ...how });
      await this.jobs.send('silence-clock', { institutionId: actor.institutionId }, tx);
    });
  }

  /** Says that a student needs no other pairing: they leave the queue. Done twice it does no harm. */
  noneNeeded(actor: Actor, id: string): Promise<void> {
    return this.within(actor, 'pairings.manage', async (tx) => {
      const pairing = await this.seen(tx, actor, id, 'pairings.manage');
      await tx.query('update pairing set another = false where institution_id = $1 and id = $2', [
        actor.institutionId,
        id,
      ]);
      const { applicationId } = pairing;
      const subjects = await subjectsBehind(tx, actor.institutionId, { applications: [applicationId] });
      await record(tx, actor, { event: 'pairing.none-needed', object: id, subjects });
    });
  }

  private async seen(tx: EntityManager, actor: Actor, id: string, permission: Permission): Promise<PairingOnDesk> {
    const reach = await studentReach(tx, actor, permission);
    const [found] = await onDesk(tx, actor.institutionId, { id }, reach);
    if (!found) throw pairingNotFound(id);
    return found;
  }

  private within<T>(actor: Actor, permission: Permission, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, permission);
    return this.db.transaction(actor, work);
  }
}

const behind = (tx: EntityManager, { institutionId }: Actor, found: readonly PairingOnDesk[]) =>
  subjectsBehind(tx, institutionId, {
    applications: found.map(({ applicationId }) => applicationId),
    offers: found.map(({ offerId }) => offerId),
  });
