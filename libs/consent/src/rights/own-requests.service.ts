import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type Day, dayInLondon } from '../domain/clocks/day';
import { acknowledgeBy, clockFrom, dueOn } from '../domain/clocks/right-clock';
import { afterStep } from '../domain/rights/request-course';
import type { RightKind } from '../domain/rights/right-kinds';
import { addLine, linesOf, type RightLine } from './data/lines.query';
import { personOf, recordedAs, subjectOf, type WholePerson } from './data/person.query';
import { addRequest, keepCourse } from './data/request-changes.query';
import { countWhere, type KeptRequest, nationOf, requestById, requestsWhere } from './data/requests.query';
import { Corrections } from './corrections.service';
import type { Change } from './correctors';
import { RightMail } from './right-mail.service';

/** A request with everything that was said. */
export interface RequestWithLines extends KeptRequest {
  readonly lines: readonly RightLine[];
}

/** By when each kind would be answered if somebody asked today. */
export interface IfAskedToday {
  readonly dueOn: Day;
  readonly acknowledgeBy: Day;
}

/** What somebody asks. */
interface Asked {
  readonly kind: RightKind;
  readonly words: string;
  readonly correction?: Pick<Change, 'field' | 'value'> | undefined;
}

const MOST_OPEN = 10;
const MOST_SHOWN = 100;

/** What people ask about their own data. */
@Injectable()
export class OwnRequests {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly mail: RightMail,
    private readonly corrections: Corrections,
  ) {}

  /**
   * Takes a request in and says by mail that we have it.
   * @param words what they want, in their own words; may be empty where the kind says it all.
   * @param correction of whoever asks for one: which field should say what; absent: their words say it.
   * @returns its id. @throws {DomainError} conflict, `right.too-many`, when ten are open; invalid, `right.value`.
   */
  ask(actor: Actor, { kind, words, correction }: Asked): Promise<string> {
    const { institutionId } = actor;
    return this.within(actor, async (tx, person) => {
      const open = await countWhere(tx, institutionId, { state: 'open', accountId: person.accountId });
      if (open >= MOST_OPEN) throw new DomainError('conflict', 'right.too-many');
      const receivedOn = this.today();
      const due = dueOn(clockFrom(receivedOn), await nationOf(tx, institutionId));
      const request = { kind, accountId: person.accountId, subject: subjectOf(actor, person), receivedOn, dueOn: due };
      const personId = request.subject.id;
      const named =
        correction && kind === 'correct'
          ? await this.corrections.sealed(tx, actor, { personId, person }, correction)
          : null;
      const by = kind === 'complain' ? acknowledgeBy(receivedOn) : null;
      const id = await addRequest(tx, institutionId, {
        ...request,
        acknowledgeBy: by,
        correction: named?.sealed ?? null,
      });
      const news = { what: 'received', dueOn: due, acknowledgeBy: by } as const;
      const mailId = await this.mail.tell(tx, institutionId, { id, email: person.email }, news);
      const line = {
        requestId: id,
        personId,
        words: [named?.words, words].filter(Boolean).join('\n'),
        dueOn: due,
        mailId,
      };
      await addLine(tx, this.secrets, institutionId, { ...line, step: 'asked', accountId: person.accountId });
      await this.mail.tellHandlers(tx, institutionId, id, due);
      await record(tx, actor, { event: 'right.asked', object: id, subjects: recordedAs(person) });
      return id;
    });
  }

  /** Their own requests: open ones first, by when they are due; then closed ones, the newest first. At most 100. */
  list(actor: Actor): Promise<KeptRequest[]> {
    return this.within(actor, (tx, { accountId }) =>
      requestsWhere(tx, actor.institutionId, { accountId }, { most: MOST_SHOWN, from: 0 }),
    );
  }

  /** @throws {DomainError} not-found, `right.not-found`, also for anybody else's. */
  find(actor: Actor, id: string): Promise<RequestWithLines> {
    return this.within(actor, async (tx, person) => {
      const request = await ownById(tx, actor, person, id, 'look');
      return { ...request, lines: await linesOf(tx, this.secrets, actor.institutionId, request) };
    });
  }

  /**
   * Says more about a request that is open. Where we waited for it, time runs again.
   * @throws {DomainError} not-found; conflict, `right.step`, when it is closed.
   */
  sayMore(actor: Actor, id: string, words: string): Promise<void> {
    const { institutionId } = actor;
    return this.within(actor, async (tx, person) => {
      const request = await ownById(tx, actor, person, id, 'lock');
      if (request.closedAt) throw new DomainError('conflict', 'right.step', `more while ${request.state}`);
      const isAnswer = request.clock.stopped?.missing === 'clarification';
      const today = this.today();
      const after = isAnswer
        ? afterStep(request, 'carry-on', today, await nationOf(tx, institutionId))
        : { state: request.state, clock: request.clock, dueOn: request.dueOn };
      const by = { handlerId: null, acknowledgedOn: request.acknowledgedOn ?? today };
      if (isAnswer) await keepCourse(tx, { institutionId, id }, after, by);
      const line = { requestId: id, personId: request.subject.id, words, dueOn: after.dueOn, mailId: null };
      const step = isAnswer ? 'came-back' : 'written';
      await addLine(tx, this.secrets, institutionId, { ...line, step, accountId: person.accountId });
      await record(tx, actor, { event: 'right.answered', object: id, subjects: recordedAs(person) });
    });
  }

  /** By when an answer would come if somebody asked now. */
  ifAskedToday(actor: Actor): Promise<IfAskedToday> {
    return this.within(actor, async (tx) => {
      const today = this.today();
      const nation = await nationOf(tx, actor.institutionId);
      return { dueOn: dueOn(clockFrom(today), nation), acknowledgeBy: acknowledgeBy(today) };
    });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, person: WholePerson) => Promise<T>): Promise<T> {
    permit(actor, 'rights.ask');
    return this.db.transaction(
      actor,
      async (tx) => {
        const person = await personOf(tx, actor.institutionId, actor.accountId ?? '');
        if (!person) throw new DomainError('forbidden', 'permission.missing', 'rights.ask');
        return work(tx, person);
      },
      'own',
    );
  }

  private today(): Day {
    return dayInLondon(this.clock.now());
  }
}

/** What is somebody else's is not there. */
async function ownById(
  tx: EntityManager,
  { institutionId }: Actor,
  { accountId }: WholePerson,
  id: string,
  lock: 'lock' | 'look',
): Promise<KeptRequest> {
  const request = await requestById(tx, institutionId, id, lock);
  if (request.accountId !== accountId) throw new DomainError('not-found', 'right.not-found', `request ${id}`);
  return request;
}
