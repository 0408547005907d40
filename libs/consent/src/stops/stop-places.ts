import type { Actor, Place, Purpose } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person } from '../person';

/** A use that has stopped, for a place that has to stop too. */
export interface Stopped {
  readonly person: Person;
  readonly purpose: Purpose;
  /** '' for the purpose as a whole. */
  readonly item: string;
  /** Since the stop: what was made under an earlier epoch counts for nothing. */
  readonly epoch: number;
}

/** What a place did, in counts: at least how much it `found`. */
export type Evidence = Readonly<Record<string, number>> & { readonly found: number };

/**
 * Stops a use at one place, in a transaction under the purpose `service`, and says what it did. Done twice it does no harm.
 * @throws anything: it is asked again until it says that it is done.
 */
export type StopHere = (tx: EntityManager, actor: Actor, stopped: Stopped) => Promise<Evidence>;

/** Which code stops which place: each library says so of its own, when its module begins. */
@Injectable()
export class StopPlaces {
  private readonly known = new Map<Place, StopHere>();
  private readonly kept = new Map<Place, StopHere>();

  /** @throws when somebody has said so of this place before. */
  register(place: Place, stop: StopHere): void {
    if (this.known.has(place)) throw new Error(`two look after the place ${place}`);
    this.known.set(place, stop);
  }

  /** What stops a place for as long as nobody has registered it. */
  otherwise(place: Place, stop: StopHere): void {
    this.kept.set(place, stop);
  }

  of(place: Place): StopHere | undefined {
    return this.known.get(place) ?? this.kept.get(place);
  }
}
