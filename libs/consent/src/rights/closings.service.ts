import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit, type Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { isHeldUp } from '../errors';
import { dayInLondon } from '../domain/clocks/day';
import { afterClosing, type Closing } from '../domain/rights/request-course';
import { grounds, outcomeWords } from '../domain/rights/right-kinds';
import type { JournalLine } from '../journal/stop-journal';
import { afterHandOvers } from '../stops/after-hand-overs';
import { AgreedChanges } from './agreed-changes.service';
import { refuseUnseen } from './data/lines.query';
import { personOf, recordedAs, type WholePerson } from './data/person.query';
import { keepEnd } from './data/request-changes.query';
import { type KeptRequest, nationOf, requestById } from './data/requests.query';
import { type Erased, Erasures } from './erasing/erasures.service';
import { RightScribe } from './right-scribe';

/** How a request is closed, with the answer in words for the person. */
export interface Answer extends Closing {
  readonly words: string;
  /** What an objection that is agreed to stops, there and then. */
  readonly stops?: readonly Purpose[];
  /** Whether what a correction names is made here and now; otherwise it was seen to elsewhere. */
  readonly corrects?: boolean;
  /** How many lines of the request whoever answers has seen; absent: they do not say. */
  readonly seen?: number | undefined;
}

/** What closing a request did, to be written down outside the database once its transaction has ended. */
interface Done {
  readonly erased: Erased | null;
  readonly stopped: readonly JournalLine[];
}

/** Answers requests: what closes one also does what it says, or neither happens. */
@Injectable()
export class Closings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly erasures: Erasures,
    private readonly agreed: AgreedChanges,
    private readonly scribe: RightScribe,
  ) {}

  /**
   * Closes a request. What the outcome says is done in the same transaction: somebody is erased, what they objected to stops, or
   * what they named is corrected.
   * It waits for what is being handed over of them, twelve seconds at most.
   * @throws {DomainError} not-found; conflict, `right.step`, `right.erasure` or `consent.not-saved`; invalid, `right.outcome`,
   * `right.ground`, `right.stops` or `right.correction`; and as `Corrector.correct`.
   */
  async close(actor: Actor, id: string, answer: Answer): Promise<void> {
    permit(actor, 'rights.handle');
    const inTurn = async <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
      afterHandOvers(() => this.db.transaction(actor, work, 'own')).catch((error: unknown) => {
        throw isHeldUp(error) ? new DomainError('conflict', 'consent.not-saved', id) : error;
      });
    if (isErasing(answer) || answer.stops?.length) await inTurn((tx) => this.begin(tx, actor, id, answer));
    const { erased, stopped } = await inTurn((tx) => this.closed(tx, actor, id, answer));
    if (erased) await this.erasures.writeDown(erased);
    await this.agreed.stops.writeDown(stopped);
  }

  /** Only what can be closed so begins: everything that would refuse it is asked first. */
  private async begin(tx: EntityManager, actor: Actor, id: string, answer: Answer): Promise<void> {
    const { institutionId } = actor;
    const request = await requestById(tx, institutionId, id, 'lock');
    await refuseUnseen(tx, institutionId, id, answer.seen);
    afterClosing(request, answer, dayInLondon(this.clock.now()), await nationOf(tx, institutionId));
    if (isErasing(answer)) return this.erasures.begin(tx, actor, request);
    const person = await personOf(tx, institutionId, request.accountId);
    await this.agreed.stops.begin(tx, actor, personToStop(person, answer), answer.stops ?? []);
  }

  private async closed(tx: EntityManager, actor: Actor, id: string, answer: Answer): Promise<Done> {
    const { institutionId } = actor;
    const request = await requestById(tx, institutionId, id, 'lock');
    await refuseUnseen(tx, institutionId, id, answer.seen);
    const at = this.clock.now();
    const state = afterClosing(request, answer, dayInLondon(at), await nationOf(tx, institutionId));
    const { outcome, ground, words } = answer;
    const written = { step: 'closed' as const, words, dueOn: request.dueOn };
    const erasing = isErasing(answer);
    const corrected = answer.corrects ? await this.correct(tx, actor, request, answer) : [];
    await this.scribe.write(tx, actor, request, written, erasing ? null : { what: 'closed' });
    const erased = erasing ? await this.farewell(tx, actor, request, answer) : null;
    const person = erased?.person ?? (await personOf(tx, institutionId, request.accountId));
    const stopped = await this.stop(tx, actor, person, answer);
    const stops = stopped.map(({ eventId }) => eventId);
    await keepEnd(tx, { institutionId, id }, { state, outcome, ground, at, stops });
    const subjects = person ? recordedAs(person) : [];
    await record(tx, actor, { event: 'right.closed', object: id, subjects, fields: corrected });
    return { erased, stopped };
  }

  /** Makes the correction, with a line that says what it was and is. @returns the field. @throws {DomainError} as `Corrections.within`. */
  private async correct(tx: EntityManager, actor: Actor, request: KeptRequest, { outcome }: Answer): Promise<string[]> {
    if (outcome !== 'corrected') throw new DomainError('invalid', 'right.correction', outcome);
    const person = await personOf(tx, actor.institutionId, request.accountId);
    const { field, words } = await this.agreed.corrections.within(tx, actor, request, person);
    await this.scribe.write(tx, actor, request, { step: 'corrected', words, dueOn: request.dueOn }, null);
    return [field];
  }

  private stop(tx: EntityManager, actor: Actor, person: WholePerson | null, answer: Answer): Promise<JournalLine[]> {
    const { stops = [] } = answer;
    if (stops.length === 0) return Promise.resolve([]);
    return this.agreed.stops.within(tx, actor, personToStop(person, answer), stops);
  }

  /** Whoever is erased cannot sign in to read an answer, so the letter says all of it. */
  private async farewell(tx: EntityManager, actor: Actor, request: KeptRequest, answer: Answer): Promise<Erased> {
    const outcome = answer.outcome === 'erased' ? 'erased' : 'kept-without-name';
    const erased = await this.erasures.within(tx, actor, request, outcome);
    await this.scribe.farewell(tx, actor, erased.person.email, farewellSentences(answer));
    return erased;
  }
}

const isErasing = ({ outcome }: Answer): boolean => outcome === 'erased' || outcome === 'kept-without-name';

/** @throws {DomainError} invalid, `right.stops`, where nothing is agreed to be stopped, or there is nobody to stop it for. */
function personToStop(person: WholePerson | null, { outcome }: Answer): WholePerson {
  if (outcome !== 'stopped' || !person) throw new DomainError('invalid', 'right.stops', outcome);
  return person;
}

/** What somebody is told who asked to be erased and was: the outcome, why something stays, and what they can still do. */
export function farewellSentences({ outcome, ground, words }: Answer): string[] {
  return [
    outcomeWords[outcome],
    ...(ground ? [`We keep the rest because ${grounds[ground]}.`] : []),
    ...(words === '' ? [] : [words]),
    'You cannot sign in any more. Mail that was sent and what others read before we cannot take back.',
    'If you are not content you can complain to us, or to the Information Commissioner: https://ico.org.uk/make-a-complaint',
  ];
}
