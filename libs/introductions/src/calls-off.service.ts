import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Person, selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { CallNews } from './call-news.service';
import { fillCalls } from './call-making';
import { callOf, type CallRow, openCalls } from './data/calls.query';
import { callOffNow, callToCome, oneCallFewer } from './data/calls-off.query';
import { holdOffer } from './data/hours.query';
import { type IntroductionRound, introductionRound } from './data/settings.query';
import { endWait } from './data/waits.query';
import type { CallOffReason } from './domain/calling-off';
import { phaseOn } from './domain/phase';
import { notFound, notNow } from './errors';

/** How a call is called off. */
export interface CallingOff {
  /** '' where they say none; the other reads it. */
  readonly reason: CallOffReason | '';
  /** Of a mentor: whether there is time for one call fewer, so that nobody takes its place. */
  readonly isOneFewer: boolean;
}

/** A short call is called off by either of the two; its time goes to the next student by the same rule. */
@Injectable()
export class CallsOff {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly news: CallNews,
  ) {}

  /**
   * The other is told kindly, and the two get no other call; nothing is held against either.
   * @returns the round, to go on to. @throws {DomainError} conflict, `introductions.not-now`, once they have talked or the
   * time for calls is over; not-found, `introductions.not-found`.
   */
  callOff(actor: Actor, id: string, { reason, isOneFewer }: CallingOff): Promise<string> {
    const { institutionId } = actor;
    return this.within(actor, id, async (tx, call, round) => {
      const at = this.clock.now();
      const toCome = await callToCome(tx, institutionId, id);
      if (!toCome || call.heldAt || phaseOn(dayOf(at), round) !== 'calls') throw notNow(id);
      await callOffNow(tx, institutionId, { id, side: call.side, reason }, at);
      const isFewer = isOneFewer && call.side === 'mentor';
      if (isFewer) await oneCallFewer(tx, institutionId, toCome);
      const { roundId, callsBy } = round;
      const calls = isFewer ? toCome.calls - 1 : toCome.calls;
      const got = await this.next(tx, institutionId, { ...toCome, calls, roundId, callsBy, mentorId: call.mentorId });
      const both: Person[] = [
        { kind: 'student', id: call.studentId },
        { kind: 'mentor', id: call.mentorId },
      ];
      for (const person of both)
        if ((await openCalls(tx, institutionId, roundId, person)) === 0)
          await endWait(tx, institutionId, { roundId, person, what: 'calls' }, at);
      await this.news.tellCalledOff(tx, institutionId, call, reason);
      const subjects = [...both, ...got.map((student) => ({ kind: 'student' as const, id: student }))];
      await record(tx, actor, { event: 'introductions.called-off', object: id, subjects });
      return roundId;
    });
  }

  /** Whose training has run out meanwhile gets nobody new, and the call is called off all the same. */
  private next(tx: EntityManager, institutionId: string, time: Parameters<typeof fillCalls>[2]): Promise<string[]> {
    const filling = tx.transaction((inner) => fillCalls(inner, institutionId, time, this.clock.now()));
    return filling.catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'introductions.training-first') return [];
      throw error;
    });
  }

  private within<T>(
    actor: Actor,
    id: string,
    work: (tx: EntityManager, call: CallRow, round: IntroductionRound) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'pairings.own');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const own = self && (await callOf(tx, institutionId, self, id));
        const toCome = own && (await callToCome(tx, institutionId, id));
        // The offer first, as whoever says for how many calls there is time holds it.
        if (toCome) await holdOffer(tx, institutionId, toCome.offerId);
        const call = toCome && (await callOf(tx, institutionId, self, id, true));
        const round = call && (await introductionRound(tx, institutionId, call.roundId));
        if (!round) throw notFound(id);
        return work(tx, call, round);
      },
      'own',
    );
  }
}
