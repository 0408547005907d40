import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { Notice, Person } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import type { Answers } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { offeredWords } from './data/offered-words.query';
import type { RoundForStudent } from './data/rounds-for.query';
import { beginSignUp, type Saved, type SignUpRow, writeStep } from './data/sign-up.query';
import { dayOf } from './domain/day';
import { formOf } from './domain/form-of';
import { type Needs, readStep, type StepReading, type Typed } from './domain/read-step';
import { choicesOf, type StepName, steps } from './domain/steps';
import { changedElsewhere, closed, noRound, notBegun, toPutRight } from './errors';
import { needsFrom, noNeeds, SealedAnswers } from './sealed-answers.service';
import { type Look, type Seat, Seats } from './seats.service';
import { Sending } from './sending.service';

/** A round that somebody can sign up to now. */
export interface OpenRound extends RoundForStudent {
  readonly standing: 'new' | 'begun' | 'sent';
}

/** A sign-up as its owner sees it. */
export interface SignUpView {
  readonly round: RoundForStudent;
  readonly isReverse: boolean;
  readonly isOpen: boolean;
  readonly isTrained: boolean;
  readonly steps: readonly StepName[];
  /** Questions that were answered or left blank on purpose. */
  readonly saved: Readonly<Partial<Record<StepName, Saved>>>;
  readonly answers: Answers;
  readonly needs: Needs;
  readonly experiences: readonly string[];
  /** Whether they have begun to answer here. */
  readonly begun: boolean;
  /** Whether an application of theirs stands in the round. */
  readonly isIn: boolean;
  readonly sentAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** One question, with its form as it was filled in last. */
export interface QuestionView extends SignUpView {
  readonly step: StepName;
  /** The words with a box of their own. */
  readonly offered: readonly string[];
  /** Of what matters most: the questions that can count double. */
  readonly choices: readonly StepName[];
  readonly typed: Typed;
  /** How often it was saved; comes back with the form. */
  readonly times: number;
  /** The text beside a question about shared experience; null for the others. */
  readonly text: { readonly notice: Notice; readonly shown: string } | null;
}

/** What comes back with a question's form. */
export interface SentStep {
  readonly typed: Typed;
  readonly times: number;
  readonly shown: string;
}

/** Students sign up one question at a time, on any device. */
@Injectable()
export class SignUps {
  constructor(
    private readonly seats: Seats,
    private readonly sealed: SealedAnswers,
    private readonly sending: Sending,
  ) {}

  /** Rounds that the asker can sign up to today, the latest first. */
  async open(actor: Actor): Promise<OpenRound[]> {
    return this.seats.within(actor, async (tx) => {
      const { person, rounds } = await this.seats.rounds(tx, actor);
      const today = dayOf(this.seats.now());
      const open = rounds.filter(({ dates }) => dates.signUpOpens <= today && today <= dates.signUpCloses);
      const standing = await standings(tx, actor.institutionId, person?.id ?? null);
      return open.map(({ isOwn: _, ...round }) => ({ ...round, standing: standing.get(round.roundId) ?? 'new' }));
    });
  }

  /** Begins, with what the university knows filled in. Doing it again changes nothing. @throws {DomainError} closed; not-found. */
  async begin(actor: Actor, roundId: string): Promise<void> {
    await this.seats.within(actor, async (tx) => {
      if (!(await this.seats.look(tx, actor, roundId)).isOpen) throw closed(roundId);
      const person = await this.seats.applications.student(tx, actor);
      const { at, known, steps: asked, application, signUp } = await this.seats.at(tx, actor, roundId);
      await record(tx, actor, { event: 'sign-up.begun', object: roundId, subjects: [person] });
      if (signUp) return;
      const sentAt = application && application.withdrawnAt === null ? this.seats.now() : null;
      await beginSignUp(tx, at, only(known, asked), sentAt);
    });
  }

  /** @throws {DomainError} not-found. */
  async find(actor: Actor, roundId: string): Promise<SignUpView> {
    return this.seats.within(actor, async (tx) => this.view(tx, actor, await this.seats.look(tx, actor, roundId)));
  }

  /** @throws {DomainError} not-found, also for a question that this round does not ask. */
  async question(actor: Actor, roundId: string, step: StepName): Promise<QuestionView> {
    return this.seats.within(actor, async (tx) => {
      const seat = await this.seats.at(tx, actor, roundId);
      if (!seat.steps.includes(step)) throw noRound(roundId);
      if (!seat.signUp) throw notBegun(roundId);
      const view = await this.view(tx, actor, seat);
      const offered = await offeredWords(tx, { ...seat.at, isReverse: seat.isReverse }, step);
      const asks = step === 'experience';
      const text = asks ? await this.seats.texts.of(tx, actor, seat.person, 'matching.characteristics') : null;
      return {
        ...{ ...view, step, offered, text },
        choices: choicesOf(seat.compared, seat.steps),
        typed: formOf(step, { ...view, offered }),
        times: seat.signUp.steps[step]?.times ?? 0,
      };
    });
  }

  /**
   * Keeps the answer to one question. Where the answers were sent already, the change is sent with it.
   * @throws {DomainError} invalid with the fields to put right; conflict: `sign-up.changed-elsewhere` when it was answered on
   * another device since, `sign-up.closed`, `consent.text-changed`, `consent.not-shown`; not-found.
   */
  async save(actor: Actor, roundId: string, step: StepName, sent: SentStep): Promise<void> {
    const isIn = await this.seats.within(actor, async (tx) => {
      const seat = await this.seats.open(tx, actor, roundId);
      if (!seat.steps.includes(step)) throw noRound(roundId);
      const offered = await offeredWords(tx, { ...seat.at, isReverse: seat.isReverse }, step);
      const read = readStep(step, sent.typed, { isReverse: seat.isReverse, offered });
      if ('errors' in read) throw toPutRight(read.errors);
      const times = seat.signUp.steps[step]?.times ?? 0;
      if (times !== sent.times) throw changedElsewhere(roundId);
      const saved = { times: times + 1, at: this.seats.now().toISOString() };
      const answers = { ...without(seat.signUp.answers, steps[step].fields), ...read.reading.answers };
      const sealed = await this.seal(tx, actor, seat, read.reading, sent.shown);
      await writeStep(tx, seat.at, { step, saved, answers, ...sealed });
      await record(tx, actor, { event: 'sign-up.saved', object: roundId, subjects: [seat.person], fields: [step] });
      return seat.application !== null && seat.application.withdrawnAt === null;
    });
    if (isIn) await this.sending.send(actor, roundId);
  }

  private async seal(tx: EntityManager, actor: Actor, { person }: Seat, reading: StepReading, shown: string) {
    const { experiences, needs } = reading;
    if (needs) return { needs: await this.sealed.sealNeeds(tx, actor, person.id, needs) };
    if (!experiences) return {};
    const { noticeSha256, shownAt } = await this.seats.texts.opened(tx, actor, person, shown);
    const asked = { words: experiences, noticeSha256, shownAt: shownAt.toISOString() };
    return { experiences: await this.sealed.sealExperiences(tx, actor, person.id, asked) };
  }

  private async view(tx: EntityManager, actor: Actor, seat: Look): Promise<SignUpView> {
    const { round, isReverse, isOpen, signUp, application, person } = seat;
    return {
      ...{ round, isReverse, isOpen, steps: seat.steps },
      isTrained: person !== null && (await this.sending.isReady(tx, actor, { person, round })),
      saved: signUp?.steps ?? {},
      answers: signUp?.answers ?? only(seat.known, seat.steps),
      needs: person ? await this.needsOf(tx, actor, { ...seat, person }) : noNeeds,
      experiences: person ? await this.experiencesOf(tx, actor, person, signUp) : [],
      begun: signUp !== null,
      isIn: application !== null && application.withdrawnAt === null,
      sentAt: signUp?.sentAt ?? null,
      withdrawnAt: application?.withdrawnAt ?? null,
    };
  }

  /** What they are about to ask for; where that was sent, what they allow now. */
  private async experiencesOf(tx: EntityManager, actor: Actor, person: Person, signUp: SignUpRow | null) {
    const asked = await this.sealed.experiences(tx, actor, person.id, signUp?.experiences ?? null);
    return asked?.words ?? (await this.seats.applications.shared(tx, actor, person)).map(({ word }) => word);
  }

  private async needsOf(
    tx: EntityManager,
    actor: Actor,
    { person, signUp, application }: Pick<Seat, 'person' | 'signUp' | 'application'>,
  ): Promise<Needs> {
    const sealed = await this.sealed.needs(tx, actor, person.id, signUp?.needs ?? null);
    if (sealed) return sealed;
    return application ? needsFrom(await this.seats.applications.needs(tx, actor, application.id)) : noNeeds;
  }
}

const without = (answers: Answers, fields: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !fields.includes(key)));

/** Those answers that this round asks for. */
const only = (answers: Answers, asked: readonly StepName[]): Answers => {
  const fields = asked.flatMap((step): readonly string[] => steps[step].fields);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => fields.includes(key)));
};

async function standings(tx: EntityManager, institutionId: string, studentId: string | null) {
  const rows = await tx.query<(Pick<SignUpRow, 'sentAt'> & { roundId: string; isIn: boolean })[]>(
    `select r.id as "roundId", u.sent_at as "sentAt", a.id is not null and a.withdrawn_at is null as "isIn" from round r
       left join sign_up u on u.institution_id = r.institution_id and u.round_id = r.id and u.student_id = $2
       left join application a on a.institution_id = r.institution_id and a.round_id = r.id and a.student_id = $2
     where r.institution_id = $1 and (u.id is not null or a.id is not null)`,
    [institutionId, studentId],
  );
  return new Map(rows.map(({ roundId, isIn }) => [roundId, isIn ? ('sent' as const) : ('begun' as const)]));
}
