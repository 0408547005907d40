import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Person, selfOf } from '@footing/consent';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { reasonsFor } from '@footing/matching';
import { dayOf } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { fillCalls, takingPart } from './call-making';
import { holdOffer, keepHours, offerOf, type OwnOfferRow } from './data/hours.query';
import { callOfLine, type ListedCall, type OwnLine, wishesForMentor } from './data/lists.query';
import { holdCallsOf, type IntroductionRound, introductionRound } from './data/settings.query';
import { endWait } from './data/waits.query';
import { type Phase, phaseOn } from './domain/phase';
import { fault, notFound, notNow, offerClosed, refuseFaults } from './errors';
import { capital } from './own-shortlists.service';

/** More calls than this nobody is asked for. */
export const MOST_CALLS = 30;

/** A student who would like a short call with a mentor. */
export interface WishingStudent {
  /** Their first name; "Student 1" where names are hidden and there is no call. */
  readonly name: string;
  readonly reasons: readonly string[];
  readonly call: ListedCall | null;
}

/** What a mentor sees of those who would like a short call. */
export interface CallOffersView {
  readonly round: IntroductionRound;
  readonly phase: Phase;
  /** Empty until students have chosen. */
  readonly students: readonly WishingStudent[];
  /** For how many calls they have time; null: they have not said. */
  readonly calls: number | null;
}

interface Own {
  readonly self: Person;
  readonly round: IntroductionRound;
  readonly offer: OwnOfferRow;
}

/** A mentor says for how many short calls there is time; whom they talk to is not for them to choose. */
@Injectable()
export class CallOffers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} not-found, `introductions.not-found`. */
  find(actor: Actor, roundId: string): Promise<CallOffersView> {
    return this.within(actor, roundId, async (tx, { self, round, offer }) => {
      const phase = phaseOn(dayOf(this.clock.now()), round);
      const isOpen = phase !== 'before' && phase !== 'picks';
      const wishes = isOpen ? await wishesForMentor(tx, actor.institutionId, roundId, self.id) : [];
      const there = await takingPart(tx, actor.institutionId, wishes);
      return { round, phase, calls: offer.calls, students: there.map((line, at) => wishing(line, at + 1, round)) };
    });
  }

  /**
   * Says for how many calls there is time; calls are made at once with as many of those who wish.
   * @throws {DomainError} invalid, `introductions.hours`, at `calls`; conflict: `introductions.not-now`,
   * `introductions.training-first`, `introductions.offer-closed`; not-found.
   */
  say(actor: Actor, roundId: string, calls: number): Promise<void> {
    const { institutionId } = actor;
    return this.within(actor, roundId, async (tx, { self, round, offer }) => {
      const at = this.clock.now();
      if (phaseOn(dayOf(at), round) !== 'calls') throw notNow(roundId);
      const isWrong = !Number.isInteger(calls) || calls < 0 || calls > MOST_CALLS;
      refuseFaults('introductions.hours', fault(isWrong, 'calls', `Enter a whole number from 0 to ${MOST_CALLS}`));
      if (calls > 0 && !offer.isOpen) throw offerClosed(offer.offerId);
      const hours = { roundId, offerId: offer.offerId, calls };
      await holdCallsOf(tx, institutionId, roundId);
      await holdOffer(tx, institutionId, offer.offerId);
      await keepHours(tx, institutionId, hours, at).catch((error: unknown) => {
        if (brokenConstraint(error) !== 'introduction_call_as_many_as_said') throw error;
        refuseFaults('introductions.hours', fault(true, 'calls', 'Not fewer than the calls that are agreed already'));
      });
      const time = { ...hours, mentorId: self.id, callsBy: round.callsBy };
      const got = await fillCalls(tx, institutionId, time, at);
      await endWait(tx, institutionId, { roundId, person: self, what: 'hours' }, at);
      const subjects = [self, ...got.map((id) => ({ kind: 'student' as const, id }))];
      await record(tx, actor, { event: 'introductions.hours-said', object: roundId, subjects });
    });
  }

  private within<T>(actor: Actor, roundId: string, work: (tx: EntityManager, own: Own) => Promise<T>): Promise<T> {
    permit(actor, 'offer.own');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const round = self && (await introductionRound(tx, institutionId, roundId));
        const offer = round && (await offerOf(tx, institutionId, roundId, self.id));
        if (!offer) throw notFound(roundId);
        return work(tx, { self, round, offer });
      },
      'own',
    );
  }
}

function wishing(line: OwnLine, number: number, { hidesNames, programmeKind }: IntroductionRound): WishingStudent {
  const { score, parts, mentorName, callId } = line;
  const isHidden = hidesNames && callId === null;
  const studentName = isHidden ? 'this student' : line.studentName;
  const explained = { score, parts, studentName, mentorName, reverse: programmeKind === 'reverse' };
  return {
    name: isHidden ? `Student ${number}` : line.studentName,
    reasons: reasonsFor('mentor', explained).map(capital),
    call: callOfLine(line),
  };
}
