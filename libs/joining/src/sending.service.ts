import { Injectable } from '@nestjs/common';
import { Choices, type Decision, type Person } from '@footing/consent';
import { type Actor, DomainError } from '@footing/kernel';
import type { Answers } from '@footing/people';
import { Mail } from '@footing/messages';
import { Training } from '@footing/training';
import type { EntityManager } from 'typeorm';
import { markSent } from './data/sign-up.query';
import { steps } from './domain/steps';
import { receivedLetter } from './domain/received-letter';
import { noRound, trainingFirst } from './errors';
import { type ExperiencesAsked, needsInWords, SealedAnswers } from './sealed-answers.service';
import { type Seat, Seats } from './seats.service';

/** What has to be decided before answers can go: what is said yes to again, and what is taken back. */
interface Decisions {
  readonly person: Person;
  readonly asked: ExperiencesAsked | null;
  readonly again: readonly string[];
  readonly back: readonly string[];
}

const ABOUT = 'matching.characteristics';

/** Brings answers to where they belong: the application, what is shared with a yes for each, and what must work. */
@Injectable()
export class Sending {
  constructor(
    private readonly seats: Seats,
    private readonly sealed: SealedAnswers,
    private readonly choices: Choices,
    private readonly training: Training,
    private readonly mail: Mail,
  ) {}

  /** Whether the short module is done, and what it asks for is in date. */
  isReady(
    tx: EntityManager,
    { institutionId }: Actor,
    { person, round }: Pick<Seat, 'person' | 'round'>,
  ): Promise<boolean> {
    const learner = { kind: 'student' as const, id: person.id, programme: round.programmeKind };
    return this.training.isReady(tx, institutionId, learner);
  }

  /**
   * Sends what a student has answered so far. Each experience is one decision of theirs, as on My data: what they no longer
   * name is taken back first, and what they had taken back is given anew.
   * @throws {DomainError} conflict: `sign-up.closed`, `sign-up.training-first`, `consent.text-changed`; not-found.
   */
  async send(actor: Actor, roundId: string): Promise<void> {
    const plan = await this.seats.within(actor, (tx) => this.plan(tx, actor, roundId));
    await this.decide(actor, plan);
    await this.seats.within(actor, (tx) => this.deliver(tx, actor, roundId));
  }

  private async plan(tx: EntityManager, actor: Actor, roundId: string): Promise<Decisions> {
    const seat = await this.seats.open(tx, actor, roundId);
    const { person, signUp } = seat;
    // Who is in already, by a file or from before, puts answers right without it.
    if (seat.application === null && !(await this.isReady(tx, actor, seat))) throw trainingFirst(roundId);
    const asked = await this.sealed.experiences(tx, actor, person.id, signUp.experiences);
    if (!asked) return { person, asked, again: [], back: [] };
    if (asked.words.length > 0) await this.seats.texts.mustHold(tx, actor, { purpose: ABOUT, ...asked });
    const { applications } = this.seats;
    const named = await applications.named(tx, actor, person, asked.words);
    const items = new Set(named.map(({ item }) => item));
    const shared = await applications.shared(tx, actor, person);
    return {
      ...{ person, asked },
      again: named.filter(({ isGiven }) => !isGiven).map(({ item }) => item),
      back: shared.filter(({ item }) => !items.has(item)).map(({ item }) => item),
    };
  }

  /** Says once that the answers are here, and what comes next; of what they said nothing. */
  private async confirm(tx: EntityManager, actor: Actor, { round, person }: Seat): Promise<void> {
    const [to] = await tx.query<{ email: string; name: string }[]>(
      `select a.email, s.first_name as name from account a
         join student s on s.institution_id = a.institution_id and s.id = a.student_id
       where a.institution_id = $1 and a.student_id = $2`,
      [actor.institutionId, person.id],
    );
    if (to) await this.mail.send(tx, actor, receivedLetter(to, round));
  }

  private async decide(actor: Actor, { person, asked, again, back }: Decisions): Promise<void> {
    if (!asked) return;
    const decision = (item: string): Decision => ({
      ...{ purpose: ABOUT, item, noticeSha256: asked.noticeSha256, shownAt: new Date(asked.shownAt) },
      method: 'sign-up',
    });
    for (const item of back) await this.choices.stop(actor, person, decision(item)).catch(unless('consent.stopping'));
    const before = new Set((await this.choices.of(actor, person)).map((one) => `${one.purpose} ${one.item}`));
    // A first yes is written with the experience itself, in one transaction.
    for (const item of again.filter((one) => before.has(`${ABOUT} ${one}`)))
      await this.choices.give(actor, person, decision(item)).catch(unless('consent.does-not-follow'));
  }

  private async deliver(tx: EntityManager, actor: Actor, roundId: string): Promise<void> {
    const seat = await this.seats.open(tx, actor, roundId);
    const { person, at, signUp } = seat;
    const asked = seat.steps.flatMap((step) => [...steps[step].fields]);
    const { applications } = this.seats;
    const answers = { ...(seat.application ? {} : ofRecord(seat.known)), ...signUp.answers };
    const applicationId = await applications.keep(tx, actor, at, answers, asked);
    if (applicationId === '') throw noRound(roundId);
    const shared = await this.sealed.experiences(tx, actor, person.id, signUp.experiences);
    if (shared) {
      const of = { applicationId, personId: person.id, words: shared.words };
      await applications.share(tx, actor, of, new Date(shared.shownAt));
    }
    const needs = await this.sealed.needs(tx, actor, person.id, signUp.needs);
    if (needs) await applications.keepNeeds(tx, actor, applicationId, person.id, needsInWords(needs));
    await markSent(tx, at, this.seats.now());
    if (seat.application === null) await this.confirm(tx, actor, seat);
  }
}

/** What the university knows from an earlier round: a student is the same student. */
const ofRecord = (known: Answers): Answers =>
  Object.fromEntries(Object.entries(known).filter(([key]) => key === 'course' || key === 'yearOfStudy'));

/** It is so already. */
const unless =
  (code: string) =>
  (error: unknown): void => {
    if (!(error instanceof DomainError) || error.code !== code) throw error;
  };
