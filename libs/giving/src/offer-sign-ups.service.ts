import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { selfOf } from '@footing/consent';
import { type Actor, Clock, permit } from '@footing/kernel';
import { type Answers, type OfferAt, type OwnOffer, OwnOffers } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { beginDraft, findDraft, keepPage, type OfferDraft, removeDraft } from './data/offer-draft.query';
import { offeredWords } from './data/offered-words.query';
import { type RoundForMentor, roundsForMentor } from './data/rounds.query';
import { dayOf } from './domain/day';
import { readOfferStep, type TypedOffer } from './domain/read-offer-step';
import { firstOpen, type OfferStep, offerSteps, offerStepsOf } from './domain/steps';
import { typedOffer } from './domain/typed-offer';
import { noRound, notBegun, notComplete, toPutRight } from './errors';

/** A mentor's offer in one round, as far as it has come. */
export interface OfferView {
  readonly round: RoundForMentor;
  /** The pages of this round, in order. */
  readonly steps: readonly OfferStep[];
  /** Pages that were answered; all of them once the offer is given. */
  readonly done: readonly string[];
  readonly answers: Answers;
  /** Null: not said yet. */
  readonly places: number | null;
  /** Null: on its way. */
  readonly offerId: string | null;
  /** The first page that is still needed; null: none is. */
  readonly open: OfferStep | null;
}

/** One page, with its form as it was filled in last. */
export interface OfferQuestion extends OfferView {
  readonly step: OfferStep;
  /** The words with a box of their own, by the answer they belong to. */
  readonly offered: Readonly<Record<string, readonly string[]>>;
  readonly typed: TypedOffer;
}

/** Where somebody is at a round. */
interface Seat {
  readonly at: OfferAt;
  readonly round: RoundForMentor;
  readonly offer: OwnOffer | null;
  readonly draft: OfferDraft | null;
}

/** Mentors offer places page by page: on any device, and with everything filled in that they said before. */
@Injectable()
export class OfferSignUps {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly offers: OwnOffers,
  ) {}

  /** Rounds that the asker can offer places in today, the latest first. @throws {DomainError} forbidden. */
  async rounds(actor: Actor): Promise<RoundForMentor[]> {
    return this.within(actor, async (tx) => {
      const self = await selfOf(tx, actor);
      return roundsForMentor(tx, actor.institutionId, self?.id ?? null, dayOf(this.clock.now()));
    });
  }

  /** Begins, with what they said last filled in. Doing it again changes nothing. @throws {DomainError} not-found. */
  async begin(actor: Actor, roundId: string): Promise<OfferView> {
    return this.within(actor, async (tx) => {
      const { at, round, offer } = await this.seat(tx, actor, roundId);
      if (!offer) {
        const known = await this.offers.known(tx, at);
        const steps = known ? answered(known.answers, offerStepsOf(round.programmeKind)) : [];
        const places = known ? Math.min(known.places, 20) : 0;
        await beginDraft(tx, at, { answers: ofSteps(known?.answers ?? {}), places: places > 0 ? places : null, steps });
        await record(tx, actor, { event: 'offer.saved', object: roundId, subjects: [subjectOf(at)] });
      }
      return viewOf(await this.seat(tx, actor, roundId));
    });
  }

  /** Looking makes no record of anybody. @throws {DomainError} not-found. */
  async find(actor: Actor, roundId: string): Promise<OfferView> {
    return this.within(actor, async (tx) => {
      const self = await selfOf(tx, actor);
      if (self) return viewOf(await this.seat(tx, actor, roundId));
      return viewOf({ round: await this.round(tx, actor, roundId, null), offer: null, draft: null });
    });
  }

  /** @throws {DomainError} not-found, also for a page that this round does not have; conflict, `offer.not-begun`. */
  async question(actor: Actor, roundId: string, step: OfferStep): Promise<OfferQuestion> {
    return this.within(actor, async (tx) => {
      const { view, offered } = await this.asked(tx, actor, roundId, step);
      return { ...view, step, offered, typed: typedOffer(step, view.answers, view.places, offered) };
    });
  }

  /**
   * Keeps one page: with the offer on its way, or of an offer that is given in the offer itself.
   * @throws {DomainError} invalid, `offer.to-put-right`, with fields: then nothing is kept; not-found.
   */
  async save(actor: Actor, roundId: string, step: OfferStep, typed: TypedOffer): Promise<OfferView> {
    return this.within(actor, async (tx) => {
      const { view, seat, offered } = await this.asked(tx, actor, roundId, step);
      const isReverse = view.round.programmeKind === 'reverse';
      const terms = { isReverse, offered, thisYear: Number(dayOf(this.clock.now()).slice(0, 4)) };
      const read = readOfferStep(step, typed, terms);
      if ('errors' in read) throw toPutRight(read.errors);
      const { answers, places = null } = read.reading;
      const asked: readonly string[] = offerSteps[step].fields;
      if (seat.offer) await this.offers.change(tx, actor, seat.at, answers, asked);
      else await this.keep(tx, actor, seat.at, { step, answers, places, asked });
      return viewOf(await this.seat(tx, actor, roundId));
    });
  }

  /** Gives what is on its way: from then on students can be found for it. @throws {DomainError} conflict, `offer.not-complete`; not-found. */
  async give(actor: Actor, roundId: string): Promise<OfferView> {
    return this.within(actor, async (tx) => {
      const { at, round, draft, offer } = await this.seat(tx, actor, roundId, true);
      if (!draft) {
        if (!offer) throw notBegun(roundId);
        return viewOf({ round, draft, offer });
      }
      if (draft.places === null || firstOpen(round.programmeKind, draft.steps)) throw notComplete(roundId);
      await this.offers.give(tx, actor, at, draft.answers, draft.places);
      await removeDraft(tx, at);
      return viewOf(await this.seat(tx, actor, roundId));
    });
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    at: OfferAt,
    page: Parameters<typeof keepPage>[2],
  ): Promise<void> {
    await keepPage(tx, at, page);
    await record(tx, actor, {
      event: 'offer.saved',
      object: at.roundId,
      subjects: [subjectOf(at)],
      fields: page.asked,
    });
  }

  private async asked(tx: EntityManager, actor: Actor, roundId: string, step: OfferStep) {
    const self = await selfOf(tx, actor);
    if (!self) {
      await this.round(tx, actor, roundId, null);
      throw notBegun(roundId);
    }
    const seat = await this.seat(tx, actor, roundId, true);
    const view = viewOf(seat);
    // How many places there are of an offer that is given is asked elsewhere: somebody may hold one.
    const isAsked = seat.draft !== null || (seat.offer !== null && step !== 'places');
    if (!view.steps.includes(step)) throw noRound(roundId);
    if (!isAsked) throw notBegun(roundId);
    const isReverse = view.round.programmeKind === 'reverse';
    return { seat, view, offered: await offeredWords(tx, { ...seat.at, isReverse }, step) };
  }

  private async seat(tx: EntityManager, actor: Actor, roundId: string, held = false): Promise<Seat> {
    const { institutionId } = actor;
    const { id: mentorId } = await this.offers.mentor(tx, actor);
    const round = await this.round(tx, actor, roundId, mentorId);
    const at = { institutionId, roundId, mentorId };
    return { at, round, offer: await this.offers.find(tx, at), draft: await findDraft(tx, at, held) };
  }

  private async round(tx: EntityManager, { institutionId }: Actor, roundId: string, mentorId: string | null) {
    const rounds = await roundsForMentor(tx, institutionId, mentorId, dayOf(this.clock.now()));
    const round = rounds.find((one) => one.roundId === roundId);
    if (!round) throw noRound(roundId);
    return round;
  }

  private within<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'offer.own');
    return this.db.transaction(actor, work, 'own');
  }
}

const subjectOf = ({ mentorId }: OfferAt) => ({ kind: 'mentor', id: mentorId }) as const;

function viewOf({ round, offer, draft }: Omit<Seat, 'at'>): OfferView {
  const steps = offerStepsOf(round.programmeKind);
  const given = { answers: offer?.answers ?? {}, places: offer?.places ?? null, steps: offer ? steps : [] };
  const { answers, places, steps: done } = offer ? given : (draft ?? given);
  const open = offer ? null : firstOpen(round.programmeKind, done);
  return { round, steps, done, answers, places, offerId: offer?.id ?? null, open };
}

const fields: readonly string[] = Object.values(offerSteps).flatMap((step) => [...step.fields]);

/** Of what was said before, what an offer asks for. */
const ofSteps = (known: Answers): Answers =>
  Object.fromEntries(Object.entries(known).filter(([key]) => fields.includes(key)));

/** Pages that were answered when it was said before. How many places there are is asked anew every time. */
const answered = (known: Answers, steps: readonly OfferStep[]): OfferStep[] =>
  steps.filter((step) => offerSteps[step].fields.some((field) => known[field] !== undefined));
