import { Injectable } from '@nestjs/common';
import { type Person, selfOf, ShownTexts } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { type Answers, type ApplicationAt, type OwnApplication, OwnApplications } from '@footing/people';
import { type ComparedInRound, comparedIn, nearestDayFirst } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { roundsFor, type RoundForStudent } from './data/rounds-for.query';
import { findSignUp, type SignUpRow } from './data/sign-up.query';
import { dayOf } from './domain/day';
import { stepsOf, type StepName } from './domain/steps';
import { closed, noRound, notBegun } from './errors';

/** A round as a student comes to it, with what there is of theirs. */
export interface Look {
  /** Null: no record of theirs is there yet. */
  readonly person: Person | null;
  readonly round: RoundForStudent;
  readonly compared: ComparedInRound;
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

/** A student at a round. */
export interface Seat extends Look {
  readonly person: Person;
  readonly at: ApplicationAt;
}

const nothing: Pick<Look, 'known' | 'signUp' | 'application'> = { known: {}, signUp: null, application: null };

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

  /** Rounds that concern the asker, the nearest day first, and who they are; null where no record of theirs is there yet. */
  async rounds(tx: EntityManager, actor: Actor) {
    const person = await selfOf(tx, actor);
    const today = dayOf(this.now());
    const found = await roundsFor(tx, actor.institutionId, person?.id ?? null, today);
    const byDay = nearestDayFirst(today);
    return { person, rounds: found.sort((a, b) => byDay(a.dates, b.dates)) };
  }

  /**
   * The asker's place, without making anything of theirs. @returns who is not known yet has no `person`, and nothing of theirs.
   * @param held until the transaction ends. @throws {DomainError} not-found, `round.not-found`.
   */
  async look(tx: EntityManager, actor: Actor, roundId: string, held = false): Promise<Look> {
    const { institutionId } = actor;
    const { person, rounds } = await this.rounds(tx, actor);
    const round = rounds.find((one) => one.roundId === roundId);
    if (!round) throw noRound(roundId);
    const compared = await comparedIn(tx, institutionId, roundId);
    const asksExperience = await this.texts.isAsked(tx, actor, 'matching.characteristics');
    const own = person ? await this.own(tx, { institutionId, roundId, studentId: person.id }, held) : nothing;
    // What they typed here they can put right here; what came from the university stands.
    const elsewhere = own.signUp?.steps.course ? {} : own.known;
    const today = dayOf(this.now());
    const { dates } = round;
    return {
      ...{ person, round, compared, ...own },
      isReverse: round.programmeKind === 'reverse',
      isOpen: dates.signUpOpens <= today && today <= dates.signUpCloses,
      steps: stepsOf(compared, { asksExperience, known: elsewhere }),
    };
  }

  /** The same for who has a record. @throws {DomainError} conflict, `sign-up.not-begun`, for everybody else. */
  async at(tx: EntityManager, actor: Actor, roundId: string, held = false): Promise<Seat> {
    const { person, ...look } = await this.look(tx, actor, roundId, held);
    if (!person) throw notBegun(roundId);
    return { ...look, person, at: { institutionId: actor.institutionId, roundId, studentId: person.id } };
  }

  private async own(tx: EntityManager, at: ApplicationAt, held: boolean): Promise<typeof nothing> {
    const application = await this.applications.find(tx, at);
    const known = application?.answers ?? (await this.applications.known(tx, at));
    return { application, known, signUp: await findSignUp(tx, at, held) };
  }

  /** The same, where answers can be changed. @throws {DomainError} conflict: `sign-up.closed`, `sign-up.not-begun`. */
  async open(tx: EntityManager, actor: Actor, roundId: string): Promise<Seat & { readonly signUp: SignUpRow }> {
    const seat = await this.at(tx, actor, roundId, true);
    if (!seat.isOpen) throw closed(roundId);
    if (!seat.signUp) throw notBegun(roundId);
    return { ...seat, signUp: seat.signUp };
  }
}
