import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type Day, dayInLondon } from '../domain/clocks/day';
import { acknowledgeBy, clockFrom, dueOn } from '../domain/clocks/right-clock';
import { afterStep } from '../domain/rights/request-course';
import type { Person } from '../person';
import { addLine, type RightLineStep } from './data/lines.query';
import { type FoundPerson, foundBy, wholeOf } from './data/people-found.query';
import { recordedAs, type WholePerson } from './data/person.query';
import { addRequest, keepCourse } from './data/request-changes.query';
import { nationOf } from './data/requests.query';
import type { ByLetterInput } from './right.input';

/** Requests of people who did not sign in to ask: by letter, by telephone, at the desk. */
@Injectable()
export class RequestsForOthers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** People whose name, e-mail address or number holds this; at most 20. Fewer than two characters find nobody. */
  search(actor: Actor, text: string): Promise<FoundPerson[]> {
    permit(actor, 'rights.handle');
    const part = text.trim();
    if (part.length < 2) return Promise.resolve([]);
    return this.db.transaction(
      actor,
      async (tx) => {
        const found = await foundBy(tx, actor.institutionId, part);
        const subjects = found.map(({ kind, id }) => ({ kind, id }));
        await record(tx, actor, { event: 'right.people-searched', subjects, count: found.length });
        return found;
      },
      'own',
    );
  }

  /** Who it is, for the form. @throws {DomainError} not-found, `right.nobody`, also for whoever was erased. */
  find(actor: Actor, person: Person): Promise<WholePerson> {
    permit(actor, 'rights.handle');
    return this.db.transaction(
      actor,
      async (tx) => {
        const whole = await wholeOf(tx, actor.institutionId, person);
        await record(tx, actor, { event: 'right.people-searched', subjects: recordedAs(whole), count: 1 });
        return whole;
      },
      'own',
    );
  }

  /**
   * Writes down what somebody asked, with how it was checked that it is them, and takes it in hand. The month runs from the
   * day it was received. @returns its id.
   * @throws {DomainError} not-found, `right.nobody`; invalid, `right.received`, at the field `receivedOn`, for a day to come.
   */
  open(actor: Actor, person: Person, input: ByLetterInput): Promise<string> {
    permit(actor, 'rights.handle');
    const today = dayInLondon(this.clock.now());
    if (input.receivedOn > today) throw tooLate();
    return this.db.transaction(actor, (tx) => this.write(tx, actor, person, { ...input, today }), 'own');
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    subject: Person,
    { kind, words, checked, receivedOn, today }: ByLetterInput & { readonly today: Day },
  ): Promise<string> {
    const { institutionId } = actor;
    const person = await wholeOf(tx, institutionId, subject);
    const [nation, clock] = [await nationOf(tx, institutionId), clockFrom(receivedOn)];
    const due = dueOn(clock, nation);
    const by = kind === 'complain' ? acknowledgeBy(receivedOn) : null;
    const asked = { kind, accountId: person.accountId, subject, receivedOn, dueOn: due, acknowledgeBy: by };
    const id = await addRequest(tx, institutionId, asked);
    const after = afterStep({ kind, state: 'received', clock }, 'take-in-hand', today, nation);
    await keepCourse(tx, { institutionId, id }, after, { handlerId: actor.accountId, acknowledgedOn: today });
    const lines: [RightLineStep, string][] = [
      ['asked', words],
      ['identity-checked', checked],
      ['taken-in-hand', ''],
    ];
    const common = { requestId: id, accountId: actor.accountId, personId: subject.id, dueOn: due, mailId: null };
    for (const [step, said] of lines) await addLine(tx, this.secrets, institutionId, { ...common, step, words: said });
    await record(tx, actor, { event: 'right.written-down', object: id, subjects: recordedAs(person) });
    return id;
  }
}

const tooLate = () =>
  new DomainError('invalid', 'right.received', 'right.received', [
    { field: 'receivedOn', message: 'Enter the day on which it came: today or before' },
  ]);
