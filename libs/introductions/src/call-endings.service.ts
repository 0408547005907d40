import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { permittedNow, type Person } from '@footing/consent';
import { type Actor, Clock } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { fillFreed } from './call-making';
import { CallNews } from './call-news.service';
import { holdCall, openCalls } from './data/calls.query';
import {
  type CallOff,
  type CallOffKey,
  callOffNow,
  callsStanding,
  type CallToEnd,
  takeCallOff,
} from './data/calls-off.query';
import { holdOffer } from './data/hours.query';
import { holdCallsOf, introductionRound } from './data/settings.query';
import { endWait } from './data/waits.query';
import { phaseOn } from './domain/phase';

/**
 * What follows a short call that ended by itself, as one of the two has left or may not be met alone any more: whoever is still
 * there is told once and kindly, and the time goes to the next student by the same rule.
 */
@Injectable()
export class CallEndings {
  constructor(
    private readonly clock: Clock,
    private readonly news: CallNews,
  ) {}

  /** Calls to come that may not be any more; the database ends most of them in the moment in which it happens. */
  async toEnd(tx: EntityManager, institutionId: string): Promise<CallToEnd[]> {
    return stillToEnd(tx, institutionId, await callsStanding(tx, institutionId));
  }

  /** @returns whether it was there, and had to end. */
  async end(tx: EntityManager, institutionId: string, call: CallToEnd): Promise<boolean> {
    await holdCall(tx, institutionId, call);
    const [now] = await stillToEnd(tx, institutionId, await callsStanding(tx, institutionId, call.id));
    if (!now) return false;
    const reason = now.isYoung ? 'not-alone' : 'left';
    await callOffNow(tx, institutionId, { id: now.id, side: 'service', reason }, this.clock.now());
    return true;
  }

  /** Tells of one, and gives its time to the next. @returns whether nobody had done so before. */
  async follow(tx: EntityManager, actor: Actor, key: CallOffKey): Promise<boolean> {
    const { institutionId } = actor;
    const at = this.clock.now();
    await holdCallsOf(tx, institutionId, key.roundId);
    const off = await takeCallOff(tx, institutionId, key, at);
    if (!off) return false;
    const there = await stillThere(tx, institutionId, off);
    const news = { roundId: off.roundId, reason: off.reason, isByOther: false };
    // What stood in their calendars is taken out of them with a letter of its own.
    for (const person of off.hadTime ? [] : there) await this.news.tellOff(tx, institutionId, person, news);
    const got = there.some(({ kind }) => kind === 'mentor') ? await this.fill(tx, institutionId, off) : [];
    for (const person of peopleOf(off))
      if ((await openCalls(tx, institutionId, off.roundId, person)) === 0)
        await endWait(tx, institutionId, { roundId: off.roundId, person, what: 'calls' }, at);
    const subjects = [...peopleOf(off), ...got.map((id) => ({ kind: 'student' as const, id }))];
    await record(tx, actor, { event: 'introductions.called-off', object: off.callId ?? off.offerId, subjects });
    return true;
  }

  private async fill(tx: EntityManager, institutionId: string, { roundId, offerId, mentorId, calls }: CallOff) {
    const at = this.clock.now();
    const round = await introductionRound(tx, institutionId, roundId);
    if (!round || calls === null || phaseOn(dayOf(at), round) !== 'calls') return [];
    await holdOffer(tx, institutionId, offerId);
    return fillFreed(tx, institutionId, { roundId, offerId, mentorId, calls, callsBy: round.callsBy }, at);
  }
}

const peopleOf = ({ studentId, mentorId }: Pick<CallOff, 'studentId' | 'mentorId'>): readonly Person[] => [
  { kind: 'student', id: studentId },
  { kind: 'mentor', id: mentorId },
];

/** Who of its two takes part all the same. */
async function stillThere(tx: EntityManager, institutionId: string, off: CallOff): Promise<Person[]> {
  const ids = [off.studentId, off.mentorId];
  const permitted = await permittedNow(tx, { institutionId }, 'matching.core', ids);
  const stands = { student: off.studentStands, mentor: off.mentorStands };
  return peopleOf(off).filter(({ kind, id }) => stands[kind] && permitted.some(({ subjectId }) => subjectId === id));
}

/** Those of them whose student may not be met alone, or one of whose people has left or does not want to be matched any more. */
async function stillToEnd(tx: EntityManager, institutionId: string, calls: readonly CallToEnd[]): Promise<CallToEnd[]> {
  const ids = [...new Set(calls.flatMap(({ studentId, mentorId }) => [studentId, mentorId]))];
  const permitted = new Set(
    (await permittedNow(tx, { institutionId }, 'matching.core', ids)).map(({ subjectId }) => subjectId),
  );
  return calls.filter(
    ({ isYoung, isLeft, studentId, mentorId }) =>
      isYoung || isLeft || !permitted.has(studentId) || !permitted.has(mentorId),
  );
}
