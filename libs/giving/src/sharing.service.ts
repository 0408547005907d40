import { Injectable } from '@nestjs/common';
import { Choices, type Notice, type Person, selfOf, ShownTexts } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { answerWords, OwnApplications, OwnOffers } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { noRound, notBegun } from './errors';

const ABOUT = 'matching.characteristics';

/** What a mentor may say they share with a student, and under which text. */
export interface SharingView {
  /** Words with a box of their own: what they share already is not among them. */
  readonly words: readonly string[];
  readonly notice: Notice;
  /** Comes back with the form. */
  readonly shown: string;
}

interface Plan {
  readonly person: Person;
  readonly items: readonly string[];
  readonly noticeSha256: string;
  readonly shownAt: Date;
}

/** What mentors share with students who ask for it: a yes for each word, and nothing without one. */
@Injectable()
export class Sharing {
  constructor(
    private readonly db: Database,
    private readonly offers: OwnOffers,
    private readonly own: OwnApplications,
    private readonly texts: ShownTexts,
    private readonly choices: Choices,
  ) {}

  /** Null where the university does not ask about it. @throws {DomainError} not-found; conflict, `offer.not-begun`, without an offer. */
  async view(actor: Actor, roundId: string): Promise<SharingView | null> {
    return this.within(actor, async (tx) => {
      const { person } = await this.offerOf(tx, actor, roundId);
      const text = await this.texts.of(tx, actor, person, ABOUT);
      if (!text) return null;
      const named = await this.own.named(tx, actor, person, answerWords.experiences);
      return { ...text, words: named.filter(({ isGiven }) => !isGiven).map(({ word }) => word) };
    });
  }

  /**
   * Shares words, each as one decision. @param shown from the view.
   * @throws {DomainError} conflict: `consent.not-shown`, `consent.text-changed`; not-found.
   */
  async share(actor: Actor, roundId: string, words: readonly string[], shown: string): Promise<void> {
    const known = words.filter((word) => answerWords.experiences.some((one) => one === word));
    if (known.length === 0) return void (await this.within(actor, (tx) => this.offerOf(tx, actor, roundId)));
    const plan = await this.within(actor, (tx) => this.plan(tx, actor, roundId, known, shown));
    await this.giveAgain(actor, plan);
    await this.within(actor, async (tx) => {
      const { person, offerId } = await this.offerOf(tx, actor, roundId);
      await this.offers.share(tx, actor, { offerId, personId: person.id, words: known }, plan.shownAt);
    });
  }

  private async plan(
    tx: EntityManager,
    actor: Actor,
    roundId: string,
    words: readonly string[],
    shown: string,
  ): Promise<Plan> {
    const { person } = await this.offerOf(tx, actor, roundId);
    const { noticeSha256, shownAt } = await this.texts.opened(tx, actor, person, shown);
    const named = await this.own.named(tx, actor, person, words);
    return { person, noticeSha256, shownAt, items: named.filter(({ isGiven }) => !isGiven).map(({ item }) => item) };
  }

  /** What they stopped sharing before needs a yes of its own; a first yes is written with the word itself. */
  private async giveAgain(actor: Actor, { person, items, noticeSha256, shownAt }: Plan): Promise<void> {
    const before = new Set((await this.choices.of(actor, person)).map(({ purpose, item }) => `${purpose} ${item}`));
    for (const item of items.filter((one) => before.has(`${ABOUT} ${one}`)))
      await this.choices
        .give(actor, person, { purpose: ABOUT, item, noticeSha256, shownAt, method: 'offer of places' })
        .catch((error: unknown) => {
          if (!(error instanceof DomainError) || error.code !== 'consent.does-not-follow') throw error;
        });
  }

  private async offerOf(
    tx: EntityManager,
    actor: Actor,
    roundId: string,
  ): Promise<{ person: Person; offerId: string }> {
    const { institutionId } = actor;
    const key = [institutionId, roundId];
    const round = await tx.query<unknown[]>('select from round where institution_id = $1 and id = $2', key);
    if (round.length === 0) throw noRound(roundId);
    const person = await selfOf(tx, actor);
    const offer = person && (await this.offers.find(tx, { institutionId, roundId, mentorId: person.id }));
    if (!offer) throw notBegun(roundId);
    return { person, offerId: offer.id };
  }

  private within<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'offer.own');
    return this.db.transaction(actor, work, 'own');
  }
}
