import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Offer } from './data/offer.entity';
import {
  countOut,
  findPerson,
  identityFields,
  listPeople,
  type PeopleFilter,
  type PeoplePage,
  type PersonDetail,
} from './data/people-in-round.query';
import { subjectsBehind } from './data/subjects.query';
import { notFound } from './errors';

/** The mentors of a round: their offers of places. */
@Injectable()
export class Offers {
  constructor(private readonly db: Database) {}

  /** One page of them, by last name; a round that is not theirs has none. @throws {DomainError} forbidden. */
  async list(actor: Actor, roundId: string, filter: PeopleFilter = {}): Promise<PeoplePage> {
    permit(actor, 'people.read');
    const at = { institutionId: actor.institutionId, roundId, kind: 'mentors' } as const;
    return this.db.transaction(actor, async (tx) => {
      const list = await listPeople(tx, at, filter);
      const subjects = await subjectsBehind(tx, at.institutionId, { offers: list.people.map(({ id }) => id) });
      await record(tx, actor, { event: 'offer.listed', subjects, object: roundId, fields: identityFields });
      return list;
    });
  }

  /** @throws {DomainError} forbidden, or not-found, `offer.not-found`. */
  async find(actor: Actor, id: string): Promise<PersonDetail> {
    permit(actor, 'people.read');
    const at = { institutionId: actor.institutionId, id, kind: 'mentors' } as const;
    return this.db.transaction(actor, async (tx) => {
      const person = await findPerson(tx, at);
      if (!person) throw notFound('offer', id);
      const subjects = await subjectsBehind(tx, at.institutionId, { offers: [id] });
      const fields = [...identityFields, ...Object.keys(person.answers)];
      await record(tx, actor, { event: 'offer.viewed', subjects, object: id, fields });
      return person;
    });
  }

  /** How many there are in a round. */
  async count(actor: Actor, roundId: string): Promise<number> {
    permit(actor, 'programmes.read');
    const where = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, (tx) => tx.countBy(Offer, where));
  }

  /** How many of them do not want to be part of matching: they take no part in drafts. */
  async countOut(actor: Actor, roundId: string): Promise<number> {
    permit(actor, 'programmes.read');
    const at = { institutionId: actor.institutionId, roundId, kind: 'mentors' } as const;
    return this.db.transaction(actor, (tx) => countOut(tx, at));
  }
}
