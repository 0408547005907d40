import { Injectable } from '@nestjs/common';
import { type Person, selfOf, ShownTexts } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { type Answers, type ApplicationAt, type OwnApplication, OwnApplications } from '@footing/people';
import { loadRound, type RoundDetail } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { roundsFor, type RoundForStudent } from './data/rounds-for.query';
import { findSignUp, type SignUpRow } from './data/sign-up.query';
import { dayOf } from './domain/day';
import { stepsOf, type StepName } from './domain/steps';
import { closed, noRound } from './errors';

/** A student at a round, with what there is of their sign-up. */
export interface Seat {
  readonly person: Person;
  readonly at: ApplicationAt;
  readonly round: RoundForStudent;
  readonly detail: RoundDetail;
  readonly isReverse: boolean;
  /** Whether sign-up is open today. */
  readonly isOpen: boolean;
  /** The questions of this round, for them. */
  readonly steps: readonly StepName[];
  /** What was said in another round, or by the university. */
  readonly known: Answers;
  /** Null: not begun. */
  readonly signUp: SignUpRow | null;
  readonly application: OwnApplication | null;
}

/** Finds a student's place at a round, under the purpose `own`. */
@Injectable()
export class Seats {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    readonly applications: OwnApplications,
    readonly texts: ShownTexts,
  ) {}

  /** Does `work` for the asker's own application. @throws {DomainError} forbidden. */
  within<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'application.own');
    return this.db.transaction(actor, work, 'own');
  }

  now(): Date {
    return this.clock.now();
  }

  /** Rounds that concern the asker, and who they are; null where no record of theirs is there yet. */
  async rounds(tx: EntityManager, actor: Actor) {
    const person = await selfOf(tx, actor);
    const rounds = await roundsFor(tx, actor.institutionId, person?.id ?? null, dayOf(this.now()));
    return { person, rounds };
  }

  /**
   * @param held until the transaction ends. @throws {DomainError} not-found, `round.not-found`; as `ownStudent`: whoever
   * sits down has a record, and gets one here if they had none.
   */
  async at(tx: EntityManager, actor: Actor, roundId: string, held = false): Promise<Seat> {
    const { institutionId } = actor;
    const person = await this.applications.student(tx, actor);
    const today = dayOf(this.now());
    const round = (await roundsFor(tx, institutionId, person.id, today)).find((one) => one.roundId === roundId);
    if (!round) throw noRound(roundId);
    const at = { institutionId, roundId, studentId: person.id };
    const detail = await loadRound(tx, institutionId, roundId);
    const application = await this.applications.find(tx, at);
    const known = application?.answers ?? (await this.applications.known(tx, at));
    const asksExperience = (await this.texts.of(tx, actor, person, 'matching.characteristics')) !== null;
    const signUp = await findSignUp(tx, at, held);
    // What they typed here they can put right here; what came from the university stands.
    const elsewhere = signUp?.steps.course ? {} : known;
    const { dates } = round;
    return {
      ...{ person, at, round, detail, known, application },
      isReverse: round.programmeKind === 'reverse',
      isOpen: dates.signUpOpens <= today && today <= dates.signUpCloses,
      steps: stepsOf(detail, { asksExperience, known: elsewhere }),
      signUp,
    };
  }

  /** The same, where answers can be changed. @throws {DomainError} conflict, `sign-up.closed`; not-found before it has begun. */
  async open(tx: EntityManager, actor: Actor, roundId: string): Promise<Seat & { readonly signUp: SignUpRow }> {
    const seat = await this.at(tx, actor, roundId, true);
    if (!seat.isOpen) throw closed(roundId);
    if (!seat.signUp) throw noRound(roundId);
    return { ...seat, signUp: seat.signUp };
  }
}
