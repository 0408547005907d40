import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Application } from './data/application.entity';
import {
  countOut,
  findPerson,
  identityFields,
  listPeople,
  type PeopleFilter,
  type PeoplePage,
  type PersonDetail,
} from './data/people-in-round.query';
import { refuseBeyond, studentReach, toldByReach } from './data/student-reach.query';
import { subjectsBehind } from './data/subjects.query';
import { notFound } from './errors';

/** The students of a round: their applications. */
@Injectable()
export class Applications {
  constructor(private readonly db: Database) {}

  /** One page of those the actor may see, by last name; a round that is not theirs has none. @throws {DomainError} forbidden. */
  async list(actor: Actor, roundId: string, filter: PeopleFilter = {}): Promise<PeoplePage> {
    permit(actor, 'people.read');
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'people.read');
      const at = { institutionId: actor.institutionId, roundId, kind: 'students', reach } as const;
      const list = await listPeople(tx, at, filter);
      const subjects = await subjectsBehind(tx, at.institutionId, { applications: list.people.map(({ id }) => id) });
      const told = toldByReach(reach, identityFields);
      await record(tx, actor, { event: 'application.listed', subjects, object: roundId, ...told });
      return list;
    });
  }

  /** @throws {DomainError} forbidden, or not-found, `application.not-found`, also for a student out of reach. */
  async find(actor: Actor, id: string): Promise<PersonDetail> {
    permit(actor, 'people.read');
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'people.read');
      const at = { institutionId: actor.institutionId, id, kind: 'students', reach } as const;
      const person = await findPerson(tx, at);
      if (!person) throw notFound('application', id);
      await refuseBeyond(tx, actor.institutionId, reach, [id]);
      const subjects = await subjectsBehind(tx, at.institutionId, { applications: [id] });
      const told = toldByReach(reach, [...identityFields, ...Object.keys(person.answers)]);
      await record(tx, actor, { event: 'application.viewed', subjects, object: id, ...told });
      return person;
    });
  }

  /** How many there are in a round. */
  async count(actor: Actor, roundId: string): Promise<number> {
    permit(actor, 'programmes.read');
    const where = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, (tx) => tx.countBy(Application, where));
  }

  /** How many of them do not want to be part of matching: they take no part in drafts. */
  async countOut(actor: Actor, roundId: string): Promise<number> {
    permit(actor, 'programmes.read');
    const at = { institutionId: actor.institutionId, roundId, kind: 'students' } as const;
    return this.db.transaction(actor, (tx) => countOut(tx, at));
  }
}
