import { Injectable } from '@nestjs/common';
import { type AuditEvent, record } from '@footing/audit';
import { type Person, selfOf } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import type { ShortCall } from '@footing/scheduling';
import type { EntityManager } from 'typeorm';
import { callOf, type CallRow, holdCall } from './data/calls.query';
import { holdOffer } from './data/hours.query';
import { holdCallsOf, type IntroductionRound, introductionRound } from './data/settings.query';
import { CALL_MINUTES } from './domain/given-times';
import { phaseOn } from './domain/phase';
import { notFound, notNow } from './errors';

/** What a transaction of one of the two about their call has at hand. */
export interface OwnCall {
  readonly tx: EntityManager;
  readonly actor: Actor;
  readonly here: string;
  readonly self: Person;
  readonly at: Date;
  readonly call: CallRow;
  readonly round: IntroductionRound;
}

type Hold = 'nothing' | 'call' | 'all';

/** Opens short calls for one of their two people, and for nobody else. */
@Injectable()
export class OwnCalls {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * In the asker's own name: of ratings the database shows theirs, and no other.
   * @param hold what is held until the transaction ends: nothing, for looking; the call; or before it all calls of the round and
   * the mentor's offer, so that nobody else gives its time away. @throws {DomainError} not-found, `introductions.not-found`.
   */
  within<T>(actor: Actor, id: string, hold: Hold, work: (own: OwnCall) => Promise<T>): Promise<T> {
    permit(actor, 'pairings.own');
    const here = actor.institutionId;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const found = self && (await callOf(tx, here, self, id));
        if (found && hold === 'all') await holdCallsOf(tx, here, found.roundId);
        if (found && hold === 'all') await holdOffer(tx, here, found.offerId);
        if (found && hold !== 'nothing') await holdCall(tx, here, found);
        // Read anew: somebody may have changed it while we waited.
        const call = found && hold !== 'nothing' ? await callOf(tx, here, self, id) : found;
        const round = call && (await introductionRound(tx, here, call.roundId));
        if (!self || !round) throw notFound(id);
        return underPurpose(
          tx,
          'own',
          () => work({ tx, actor, here, self, call, round, at: this.clock.now() }),
          self.id,
        );
      },
      'own',
    );
  }

  /** Changes it, and keeps on the record that they did. @throws as `within`. */
  change(
    actor: Actor,
    id: string,
    event: AuditEvent,
    work: (own: OwnCall) => Promise<void>,
    hold: Hold = 'call',
  ): Promise<void> {
    return this.within(actor, id, hold, async (own) => {
      await work(own);
      const subjects = event === 'introductions.rated' ? [own.self] : bothOf(own.call);
      await record(own.tx, actor, { event, object: own.call.id, subjects });
    });
  }

  /** The same, as long as a time can be agreed on. @throws also conflict, `introductions.not-now`. */
  arrange(actor: Actor, id: string, work: (own: OwnCall) => Promise<void>): Promise<void> {
    return this.change(actor, id, 'introductions.call-arranged', (own) => {
      if (!isOpen(own)) throw notNow(id);
      return work(own);
    });
  }
}

/** Whether a time can be agreed on now, or the call called off. */
export const isOpen = ({ call, round, at }: Pick<OwnCall, 'call' | 'round' | 'at'>): boolean =>
  call.heldAt === null && phaseOn(dayOf(at), round) === 'calls';

/** The call as scheduling knows it. */
export const shortCall = ({ call, round }: Pick<OwnCall, 'call' | 'round'>): ShortCall => {
  const { roundId, applicationId, offerId, studentId, mentorId } = call;
  return { roundId, applicationId, offerId, studentId, mentorId, minutes: CALL_MINUTES, until: round.callsBy };
};

export const bothOf = ({ studentId, mentorId }: Pick<CallRow, 'studentId' | 'mentorId'>): readonly Person[] => [
  { kind: 'student', id: studentId },
  { kind: 'mentor', id: mentorId },
];
