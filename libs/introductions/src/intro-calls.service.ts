import { Injectable } from '@nestjs/common';
import { type AuditEvent, record } from '@footing/audit';
import { type Person, selfOf } from '@footing/consent';
import { brokenConstraint, Database, underPurpose } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import {
  callOf,
  type CallRow,
  isTaken,
  isUnrated,
  keepHow,
  keepRating,
  keepTimes,
  openCalls,
  ratingOf,
  timesOf,
} from './data/calls.query';
import { type IntroductionRound, introductionRound } from './data/settings.query';
import { beginWait, endWait } from './data/waits.query';
import { CALL_MINUTES, faultsInTimes, type GivenTimes, momentsIn } from './domain/given-times';
import { type Phase, phaseOn } from './domain/phase';
import { type Rating, ratingIn, sealedFields } from './domain/sealed-words';
import { fault, notFound, notNow, refuseFaults, timeTaken } from './errors';
import { CallNews } from './call-news.service';

/** A short call as one of its two people sees it. */
export interface IntroCallView {
  readonly id: string;
  readonly round: IntroductionRound;
  readonly phase: Phase;
  readonly side: Person['kind'];
  readonly otherName: string;
  /** When it is; null: not agreed yet. */
  readonly startsAt: Date | null;
  /** Times that each could do, still to come, the earliest first. */
  readonly mine: readonly Date[];
  readonly theirs: readonly Date[];
  /** How they talk; '': nobody has said. */
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

interface Own {
  readonly self: Person;
  readonly call: CallRow;
  readonly round: IntroductionRound;
}

/** Short calls of two people who may be paired: a time is agreed on, the call is held, and each says how it was. */
@Injectable()
export class IntroCalls {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly news: CallNews,
  ) {}

  /** @throws {DomainError} not-found, `introductions.not-found`, for everybody who is not one of the two. */
  find(actor: Actor, id: string): Promise<IntroCallView> {
    return this.within(actor, id, false, (tx, own) => this.viewOf(tx, actor, own));
  }

  /**
   * Says at which times the asker could talk, in place of what they said before.
   * @throws {DomainError} invalid, `introductions.times`, with fields; conflict, `introductions.not-now`; not-found.
   */
  propose(actor: Actor, id: string, given: GivenTimes): Promise<void> {
    return this.change(actor, id, 'introductions.call-arranged', async (tx, { self, call, round }) => {
      this.mustBeOpen(call, round);
      refuseFaults('introductions.times', faultsInTimes(given, this.clock.now(), round.callsBy));
      const { institutionId } = actor;
      await keepTimes(tx, institutionId, call, momentsIn(given));
      if (given.how !== '') {
        const how = await this.secrets.seal(tx, { institutionId }, sealedFields.how, self.id, given.how);
        await keepHow(tx, institutionId, id, how, self.id);
      }
      await this.news.tell(tx, institutionId, call, 'times');
    });
  }

  /**
   * Agrees to a time that the other could do.
   * @throws {DomainError} invalid, `introductions.time`, at `startsAt`; conflict: `introductions.not-now`,
   * `introductions.time-taken`, when one of them talks with somebody else then; not-found.
   */
  agree(actor: Actor, id: string, startsAt: Date): Promise<void> {
    return this.change(actor, id, 'introductions.call-arranged', async (tx, { call, round }) => {
      this.mustBeOpen(call, round);
      const { institutionId } = actor;
      const times = await timesOf(tx, institutionId, id);
      const isTheirs = times.some((one) => one.side !== call.side && one.startsAt.getTime() === startsAt.getTime());
      refuseFaults(
        'introductions.time',
        fault(!isTheirs || startsAt <= this.clock.now(), 'startsAt', 'Choose one of the times'),
      );
      if (await isTaken(tx, institutionId, call, { startsAt, minutes: CALL_MINUTES })) throw timeTaken(id);
      await tx
        .query('update introduction_call set starts_at = $3 where institution_id = $1 and id = $2', [
          ...[institutionId, id, startsAt],
        ])
        .catch((error: unknown) => {
          const broken = brokenConstraint(error) ?? '';
          if (broken === 'introduction_needs_contact') throw notNow(id);
          throw /_at_once$/.test(broken) ? timeTaken(id) : error;
        });
      await this.news.tell(tx, institutionId, call, 'agreed');
    });
  }

  /** Says that they have talked: from then on both can say how it was. @throws {DomainError} conflict, `introductions.not-now`; not-found. */
  hold(actor: Actor, id: string): Promise<void> {
    return this.change(actor, id, 'introductions.call-arranged', async (tx, { call, round }) => {
      const at = this.clock.now();
      if (!mayHold(call, round, at)) throw notNow(id);
      const { institutionId } = actor;
      await tx.query('update introduction_call set held_at = $3 where institution_id = $1 and id = $2', [
        ...[institutionId, id, at],
      ]);
      const { roundId, ratingsBy } = round;
      for (const person of bothOf(call)) {
        await beginWait(tx, institutionId, { roundId, person, what: 'ratings', by: ratingsBy }, at);
        const open = await openCalls(tx, institutionId, roundId, person);
        if (open === 0) await endWait(tx, institutionId, { roundId, person, what: 'calls' }, at);
      }
    });
  }

  /**
   * Says how it was. It is shown to nobody else: only the matching step reads it, for the draft.
   * @throws {DomainError} invalid, `introductions.rating`, with fields; conflict, `introductions.not-now`; not-found.
   */
  rate(actor: Actor, id: string, { stars, words }: Rating): Promise<void> {
    return this.change(actor, id, 'introductions.rated', async (tx, { self, call, round }) => {
      const at = this.clock.now();
      if (!call.heldAt || phaseOn(dayOf(at), round) === 'over') throw notNow(id);
      refuseFaults('introductions.rating', [
        ...fault(!Number.isInteger(stars) || stars < 1 || stars > 5, 'stars', 'Choose one of the five'),
        ...fault(words.length > MOST_WORDS, 'words', `Use at most ${MOST_WORDS} characters`),
      ]);
      const { institutionId } = actor;
      const plain = JSON.stringify({ stars, words } satisfies Rating);
      const sealed = await this.secrets.seal(tx, { institutionId }, sealedFields.rating, self.id, plain);
      await keepRating(tx, institutionId, call, { personId: self.id, sealed }, at);
      const { roundId } = round;
      if (!(await isUnrated(tx, institutionId, roundId, self)))
        await endWait(tx, institutionId, { roundId, person: self, what: 'ratings' }, at);
    });
  }

  private mustBeOpen({ id, heldAt }: CallRow, round: IntroductionRound): void {
    if (heldAt || phaseOn(dayOf(this.clock.now()), round) !== 'calls') throw notNow(id);
  }

  private change(
    actor: Actor,
    id: string,
    event: AuditEvent,
    work: (tx: EntityManager, own: Own) => Promise<void>,
  ): Promise<void> {
    return this.within(actor, id, true, async (tx, own) => {
      await work(tx, own);
      const subjects = event === 'introductions.rated' ? [own.self] : bothOf(own.call);
      await record(tx, actor, { event, object: id, subjects });
    });
  }

  /** In the asker's own name: of ratings the database shows theirs, and no other. */
  private within<T>(
    actor: Actor,
    id: string,
    changes: boolean,
    work: (tx: EntityManager, own: Own) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'pairings.own');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const call = self && (await callOf(tx, institutionId, self, id, changes));
        const round = call && (await introductionRound(tx, institutionId, call.roundId));
        if (!round) throw notFound(id);
        return underPurpose(tx, 'own', () => work(tx, { self, call, round }), self.id);
      },
      'own',
    );
  }

  private async viewOf(
    tx: EntityManager,
    { institutionId }: Actor,
    { self, call, round }: Own,
  ): Promise<IntroCallView> {
    const at = this.clock.now();
    const times = (await timesOf(tx, institutionId, call.id)).filter(({ startsAt }) => startsAt > at);
    const of = (isMine: boolean) =>
      times.filter(({ side }) => (side === call.side) === isMine).map(({ startsAt }) => startsAt);
    const kept = await ratingOf(tx, institutionId, call.id, self.id);
    const sealed = call.how === null ? [] : [{ personId: call.howSubjectId, sealed: call.how }];
    const [how] = await this.secrets.openMany(tx, { institutionId }, sealedFields.how, sealed);
    const [said] = kept ? await this.secrets.openMany(tx, { institutionId }, sealedFields.rating, [kept]) : [];
    return {
      ...{ id: call.id, round, phase: phaseOn(dayOf(at), round), side: call.side, startsAt: call.startsAt },
      otherName: call.side === 'student' ? call.mentorName : call.studentName,
      ...{ mine: of(true), theirs: of(false), how: how ?? '', isHeld: call.heldAt !== null },
      mayHold: mayHold(call, round, at),
      mayCallOff: call.heldAt === null && phaseOn(dayOf(at), round) === 'calls',
      rating: ratingIn(said ?? null),
    };
  }
}

/** Not twice, nor before the time they agreed on, nor once all is over. */
const mayHold = ({ heldAt, startsAt }: CallRow, round: IntroductionRound, at: Date): boolean =>
  heldAt === null && (startsAt === null || startsAt <= at) && phaseOn(dayOf(at), round) !== 'over';

const bothOf = ({ studentId, mentorId }: CallRow): readonly Person[] => [
  { kind: 'student', id: studentId },
  { kind: 'mentor', id: mentorId },
];
