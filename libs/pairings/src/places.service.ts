import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';

/** What a mentor offers in a round, and what of it is taken. */
export interface PlacesView {
  readonly offerId: string;
  readonly roundId: string;
  readonly roundName: string;
  /** How many places the mentor offers: 0 to 99. */
  readonly places: number;
  /** How many of them are held by pairings that are proposed or under way. */
  readonly held: number;
  /** YYYY-MM-DD: no new proposal before that day; null when not paused. */
  readonly pausedUntil: string | null;
}

/** A mentor's own places. */
@Injectable()
export class Places {
  constructor(private readonly db: Database) {}

  /** The asker's offers of places, the newest first; empty when they have none. */
  of(actor: Actor): Promise<PlacesView[]> {
    permit(actor, 'offer.own');
    return this.db.transaction(actor, () => Promise.resolve([]), 'own');
  }

  /** Changes how many. @throws {DomainError} conflict, `places.held`, when more are held; invalid; not-found. */
  change(actor: Actor, offerId: string, places: number): Promise<PlacesView> {
    return this.notYet(actor, `${offerId} ${places}`);
  }

  /** No new proposal until a day, YYYY-MM-DD. Who is paired already stays so. @throws {DomainError} invalid; not-found. */
  pause(actor: Actor, offerId: string, until: string): Promise<PlacesView> {
    return this.notYet(actor, `${offerId} ${until}`);
  }

  /** New proposals may come again. @throws {DomainError} not-found. */
  resume(actor: Actor, offerId: string): Promise<PlacesView> {
    return this.notYet(actor, offerId);
  }

  private notYet(actor: Actor, about: string): Promise<PlacesView> {
    permit(actor, 'offer.own');
    return Promise.reject(new DomainError('not-found', 'offer.not-found', about));
  }
}
