import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { fillFreed } from './call-making';
import { CallNews, otherOf } from './call-news.service';
import { openCalls } from './data/calls.query';
import { callOffNow, callOffOf, callToCome, oneCallFewer, takeCallOff } from './data/calls-off.query';
import { type IntroductionRound, introductionRound } from './data/settings.query';
import { endWait } from './data/waits.query';
import type { CallOffReason } from './domain/calling-off';
import { notNow } from './errors';
import { bothOf, isOpen, type OwnCall, OwnCalls } from './own-calls';

/** How a call is called off. */
export interface CallingOff {
  /** '' where they say none; the other reads it. */
  readonly reason: CallOffReason | '';
  /** Of a mentor: whether there is time for one call fewer, so that nobody takes its place. */
  readonly isOneFewer: boolean;
}

/** A call that is off, as one of its two sees it: nothing of why, nor of whom. */
export interface CallOffView {
  readonly round: IntroductionRound;
  readonly side: 'student' | 'mentor';
}

/** A short call is called off by either of the two; its time goes to the next student by the same rule. */
@Injectable()
export class CallsOff {
  constructor(
    private readonly db: Database,
    private readonly own: OwnCalls,
    private readonly news: CallNews,
  ) {}

  /** A call of the asker's that is off, by the id that it had; null where there is none. */
  find(actor: Actor, id: string): Promise<CallOffView | null> {
    permit(actor, 'pairings.own');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const off = self && (await callOffOf(tx, institutionId, self, id));
        const round = off && (await introductionRound(tx, institutionId, off.roundId));
        return self && round ? { round, side: self.kind } : null;
      },
      'own',
    );
  }

  /**
   * The other is told kindly, and the two get no other call; nothing is held against either.
   * @returns the round, to go on to. @throws {DomainError} conflict, `introductions.not-now`, once they have talked or the
   * time for calls is over; not-found, `introductions.not-found`.
   */
  callOff(actor: Actor, id: string, { reason, isOneFewer }: CallingOff): Promise<string> {
    return this.own.within(actor, id, 'all', async (own) => {
      const { tx, here, call, round, at } = own;
      const toCome = await callToCome(tx, here, call.id);
      if (!toCome || !isOpen(own)) throw notNow(id);
      await callOffNow(tx, here, { id: call.id, side: call.side, reason }, at);
      const off = await takeCallOff(tx, here, call, at);
      const isFewer = isOneFewer && call.side === 'mentor';
      if (isFewer) await oneCallFewer(tx, here, toCome);
      const calls = isFewer ? toCome.calls - 1 : toCome.calls;
      const { roundId, callsBy } = round;
      const { offerId, mentorId } = call;
      const got = await fillFreed(tx, here, { roundId, offerId, mentorId, calls, callsBy }, at);
      await endCallWaits(own);
      // What stood in their calendars is taken out of them with a letter of its own.
      if (!off?.hadTime) await this.news.tellOff(tx, here, otherOf(call), { roundId, reason, isByOther: true });
      const subjects = [...bothOf(call), ...got.map((student) => ({ kind: 'student' as const, id: student }))];
      await record(tx, actor, { event: 'introductions.called-off', object: call.id, subjects });
      return roundId;
    });
  }
}

async function endCallWaits({ tx, here, call, round: { roundId }, at }: OwnCall): Promise<void> {
  for (const person of bothOf(call))
    if ((await openCalls(tx, here, roundId, person)) === 0)
      await endWait(tx, here, { roundId, person, what: 'calls' }, at);
}
