import { Injectable } from '@nestjs/common';
import type { Person } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import { type CallTimes, callTimes, callWasHeld } from '@footing/scheduling';
import { Secrets } from '@footing/secrets';
import { isUnrated, keepRating, openCalls, ratingOf, timesOf } from './data/calls.query';
import type { IntroductionRound } from './data/settings.query';
import { beginWait, endWait } from './data/waits.query';
import { type Phase, phaseOn } from './domain/phase';
import { type Rating, ratingIn, sealedFields } from './domain/sealed-words';
import { fault, notNow, refuseFaults } from './errors';
import { bothOf, isOpen, type OwnCall, OwnCalls, shortCall } from './own-calls';

/** A short call as one of its two people sees it. */
export interface IntroCallView {
  readonly id: string;
  readonly round: IntroductionRound;
  readonly phase: Phase;
  readonly side: Person['kind'];
  readonly otherName: string;
  /** When it is; null: not agreed yet. */
  readonly startsAt: Date | null;
  /** Times that suit both by what they have said, on both clocks; no times where none can be agreed on. */
  readonly next: CallTimes;
  /** Times that each could do, still to come, the earliest first. */
  readonly mine: readonly Date[];
  readonly theirs: readonly Date[];
  /** Where they talk online; '': nowhere yet. */
  readonly joinUrl: string;
  /** How they talk, in the words of one of them; '': nobody has said. */
  readonly how: string;
  readonly isHeld: boolean;
  /** Whether it can be said that they have talked. */
  readonly mayHold: boolean;
  /** Whether it can be called off. */
  readonly mayCallOff: boolean;
  /** What they said of it, which is shown to nobody else; null: nothing yet. */
  readonly rating: Rating | null;
}

const MOST_WORDS = 1_000;

/** Short calls of two people who may be paired: seen, held, and said how they were. `CallArranging` finds their time. */
@Injectable()
export class IntroCalls {
  constructor(
    private readonly own: OwnCalls,
    private readonly secrets: Secrets,
  ) {}

  /** @throws {DomainError} not-found, `introductions.not-found`, for everybody who is not one of the two. */
  find(actor: Actor, id: string): Promise<IntroCallView> {
    return this.own.within(actor, id, 'nothing', (own) => this.viewOf(own));
  }

  /** Says that they have talked: from then on both can say how it was. @throws {DomainError} conflict, `introductions.not-now`; not-found. */
  hold(actor: Actor, id: string): Promise<void> {
    const work = async (own: OwnCall) => {
      const { tx, here, call, round, at } = own;
      if (!mayHold(own)) throw notNow(id);
      await callWasHeld(own, shortCall(own));
      await tx.query('update introduction_call set held_at = $3 where institution_id = $1 and id = $2', [
        ...[here, call.id, at],
      ]);
      const { roundId, ratingsBy } = round;
      for (const person of bothOf(call)) {
        await beginWait(tx, here, { roundId, person, what: 'ratings', by: ratingsBy }, at);
        const open = await openCalls(tx, here, roundId, person);
        if (open === 0) await endWait(tx, here, { roundId, person, what: 'calls' }, at);
      }
    };
    return this.own.change(actor, id, 'introductions.call-arranged', work, 'all');
  }

  /**
   * Says how it was. It is shown to nobody else: only the matching step reads it, for the draft.
   * @throws {DomainError} invalid, `introductions.rating`, with fields; conflict, `introductions.not-now`; not-found.
   */
  rate(actor: Actor, id: string, { stars, words }: Rating): Promise<void> {
    return this.own.change(actor, id, 'introductions.rated', async ({ tx, here, self, call, round, at }) => {
      if (!call.heldAt || phaseOn(dayOf(at), round) === 'over') throw notNow(id);
      refuseFaults('introductions.rating', [
        ...fault(!Number.isInteger(stars) || stars < 1 || stars > 5, 'stars', 'Choose one of the five'),
        ...fault(words.length > MOST_WORDS, 'words', `Use at most ${MOST_WORDS} characters`),
      ]);
      const plain = JSON.stringify({ stars, words } satisfies Rating);
      const sealed = await this.secrets.seal(tx, { institutionId: here }, sealedFields.rating, self.id, plain);
      await keepRating(tx, here, call, { personId: self.id, sealed }, at);
      const { roundId } = round;
      if (!(await isUnrated(tx, here, roundId, self)))
        await endWait(tx, here, { roundId, person: self, what: 'ratings' }, at);
    });
  }

  private async viewOf(own: OwnCall): Promise<IntroCallView> {
    const { tx, here, self, call, round, at } = own;
    const times = (await timesOf(tx, here, call.id)).filter(({ startsAt }) => startsAt > at);
    const of = (isMine: boolean) =>
      times.filter(({ side }) => (side === call.side) === isMine).map(({ startsAt }) => startsAt);
    const next = await callTimes(own, shortCall(own));
    const kept = await ratingOf(tx, here, call.id, self.id);
    const sealed = call.how === null ? [] : [{ personId: call.howSubjectId, sealed: call.how }];
    const [how] = await this.secrets.openMany(tx, { institutionId: here }, sealedFields.how, sealed);
    const [said] = kept ? await this.secrets.openMany(tx, { institutionId: here }, sealedFields.rating, [kept]) : [];
    return {
      ...{ id: call.id, round, phase: phaseOn(dayOf(at), round), side: call.side, startsAt: call.startsAt },
      otherName: call.side === 'student' ? call.mentorName : call.studentName,
      next: isOpen(own) ? next : { ...next, times: [] },
      ...{ mine: of(true), theirs: of(false), how: how ?? '', isHeld: call.heldAt !== null },
      joinUrl: call.joinUrl,
      ...{ mayHold: mayHold(own), mayCallOff: isOpen(own) },
      rating: ratingIn(said ?? null),
    };
  }
}

/** Not twice, nor before the time they agreed on, nor once all is over. */
const mayHold = ({ call: { heldAt, startsAt }, round, at }: OwnCall): boolean =>
  heldAt === null && (startsAt === null || startsAt <= at) && phaseOn(dayOf(at), round) !== 'over';
