import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Places, type PlacesView } from '@footing/pairings';
import { nearestDayFirst } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { noteOf, offersToAsk } from './data/asked-offers.query';
import { type RoundForMentor, roundsForMentor } from './data/rounds.query';
import { dayOf } from './domain/day';
import { type WhyAsked, whyAsk } from './domain/when-to-ask';

/** A mentor's places in a round that is not over. */
export interface OfferWithRound extends PlacesView {
  readonly round: RoundForMentor;
}

/** Where a mentor's places stand. */
export interface OwnPlacesView {
  /** Rounds that places can be offered in today, the latest first. */
  readonly rounds: readonly RoundForMentor[];
  /** The asker's offers in those rounds. */
  readonly offers: readonly OfferWithRound[];
  /** Why each of the offers is asked about now, by its id; those that are not asked about are left out. */
  readonly asked: ReadonlyMap<string, WhyAsked>;
}

/** A mentor's own places, with their rounds; whoever changes them has said so, and is not asked again. */
@Injectable()
export class OwnPlaces {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly places: Places,
  ) {}

  /** Empty lists for who offers none. @throws {DomainError} forbidden. */
  of(actor: Actor): Promise<OwnPlacesView> {
    return this.within(actor, async (tx) => this.ofSelf(tx, actor, (await selfOf(tx, actor))?.id ?? null));
  }

  /** The same inside the caller's transaction, under the purpose `own`. @param mentorId null: of nobody yet. */
  async ofSelf(tx: EntityManager, actor: Actor, mentorId: string | null): Promise<OwnPlacesView> {
    const today = dayOf(this.clock.now());
    const byDay = nearestDayFirst(today);
    const found = await roundsForMentor(tx, actor.institutionId, mentorId, today);
    const rounds = found.sort((a, b) => byDay(a.dates, b.dates));
    const offers = mentorId === null ? [] : await this.places.ofSelf(tx, actor, mentorId);
    const toAsk = mentorId === null ? [] : await offersToAsk(tx, actor.institutionId, today, mentorId);
    const asked = toAsk.flatMap((offer): [string, WhyAsked][] => {
      const why = whyAsk({ ...offer, today });
      return why ? [[offer.offerId, why]] : [];
    });
    const withRound = rounds.flatMap((round) =>
      offers.filter(({ roundId }) => roundId === round.roundId).map((offer) => ({ ...offer, round })),
    );
    return { rounds, offers: withRound, asked: new Map(asked) };
  }

  /** @throws {DomainError} as `Places.change`. */
  async change(actor: Actor, offerId: string, places: number): Promise<void> {
    await this.places.change(actor, offerId, places, (tx, mentorId) => this.said(tx, actor, offerId, mentorId));
  }

  /** @param until YYYY-MM-DD. @throws {DomainError} as `Places.pause`. */
  async pause(actor: Actor, offerId: string, until: string): Promise<void> {
    await this.places.pause(actor, offerId, until, (tx, mentorId) => this.said(tx, actor, offerId, mentorId));
  }

  /** The number of places is right as it is. @throws {DomainError} not-found, `offer.not-found`. */
  confirm(actor: Actor, offerId: string): Promise<void> {
    return this.within(actor, async (tx) => {
      const self = await selfOf(tx, actor);
      const [own] = await tx.query<unknown[]>(
        'select from offer where institution_id = $1 and id = $2 and mentor_id = $3',
        [actor.institutionId, offerId, self?.id ?? null],
      );
      if (!own || !self) throw new DomainError('not-found', 'offer.not-found', offerId);
      await this.said(tx, actor, offerId, self.id);
    });
  }

  private async said(tx: EntityManager, actor: Actor, offerId: string, mentorId: string): Promise<void> {
    await noteOf(tx, actor.institutionId, [offerId], 'said_at', this.clock.now());
    const subjects = [{ kind: 'mentor', id: mentorId } as const];
    await record(tx, actor, { event: 'places.confirmed', object: offerId, subjects });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'offer.own');
    return this.db.transaction(actor, work, 'own');
  }
}
