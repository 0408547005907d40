import { tablesOfPeople } from '@footing/database';
import type { Actor, Category, Place } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Evidence, type Stopped, type StopHere, StopPlaces } from './stop-places';

/** Places that the outbox alone can hold, and the kind of data that would have to be looked for besides. */
const places: Partial<Record<Place, Category | null>> = {
  'follow-up-mail': null,
  'news-mail': null,
  calendars: null,
  'partner-page': null,
  evidence: 'outcome',
};

/** The tables that hold a kind of data. */
export const tablesWith = (category: Category): string[] =>
  Object.entries(tablesOfPeople).flatMap(([table, parts]) => (parts[category] === undefined ? [] : [table]));

/** Looks after the places that no other part of the service has taken on: what waits there to be sent is dropped. */
@Injectable()
export class KeptPlaces {
  constructor(
    registry: StopPlaces,
    private readonly mail: Mail,
  ) {
    for (const [place, category] of Object.entries(places) as [Place, Category | null][])
      registry.otherwise(place, this.stopAt(place, category));
  }

  /** Where there is a table for the data, only the code that fills it can stop there: until it has registered, nothing is confirmed. */
  private stopAt(place: Place, category: Category | null): StopHere {
    return async (tx, actor, stopped) => {
      const tables = category === null ? [] : tablesWith(category);
      if (tables.length > 0) throw new Error(`nobody looks after ${place}, and there is ${tables.join(', ')}`);
      return this.dropMail(tx, actor, stopped);
    };
  }

  private async dropMail(tx: EntityManager, actor: Actor, stopped: Stopped): Promise<Evidence> {
    const { person, ...what } = stopped;
    const dropped = await this.mail.stop(tx, actor, { subjectId: person.id, ...what });
    return { found: dropped, dropped };
  }
}
