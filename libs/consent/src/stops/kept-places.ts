import type { Actor, Place } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Evidence, type Stopped, StopPlaces } from './stop-places';

/** Places that the outbox alone can hold. */
const places: readonly Place[] = ['follow-up-mail', 'news-mail', 'calendars', 'partner-page'];

/** Looks after the places that no other part of the service has taken on: what waits there to be sent is dropped. */
@Injectable()
export class KeptPlaces {
  constructor(
    registry: StopPlaces,
    private readonly mail: Mail,
  ) {
    for (const place of places) registry.otherwise(place, (tx, actor, stopped) => this.dropMail(tx, actor, stopped));
  }

  private async dropMail(tx: EntityManager, actor: Actor, stopped: Stopped): Promise<Evidence> {
    const { person, ...what } = stopped;
    const dropped = await this.mail.stop(tx, actor, { subjectId: person.id, ...what });
    return { found: dropped, dropped };
  }
}
