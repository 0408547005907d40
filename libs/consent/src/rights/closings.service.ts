import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { dayInLondon } from '../domain/clocks/day';
import { afterClosing, type Closing } from '../domain/rights/request-course';
import { grounds, outcomeWords } from '../domain/rights/right-kinds';
import { personOf, recordedAs } from './data/person.query';
import { keepEnd } from './data/request-changes.query';
import { type KeptRequest, nationOf, requestById } from './data/requests.query';
import { type Erased, Erasures } from './erasing/erasures.service';
import { RightMail } from './right-mail.service';
import { RightScribe } from './right-scribe';

/** How a request is closed, with the answer in words for the person. */
export interface Answer extends Closing {
  readonly words: string;
}

/** Answers requests: what closes one also does what it says, or neither happens. */
@Injectable()
export class Closings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly erasures: Erasures,
    private readonly scribe: RightScribe,
    private readonly mail: RightMail,
  ) {}

  /**
   * Closes a request. Where the outcome is that somebody is erased, that is done in the same transaction.
   * @throws {DomainError} not-found; conflict, `right.step` or `right.erasure`; invalid, `right.outcome` or `right.ground`.
   */
  async close(actor: Actor, id: string, answer: Answer): Promise<void> {
    permit(actor, 'rights.handle');
    const { institutionId } = actor;
    const erased = await this.db.transaction(
      actor,
      async (tx) => {
        const request = await requestById(tx, institutionId, id, 'lock');
        const at = this.clock.now();
        const state = afterClosing(request, answer, dayInLondon(at), await nationOf(tx, institutionId));
        const { outcome, ground, words } = answer;
        const written = { step: 'closed' as const, words, dueOn: request.dueOn };
        const erasing = outcome === 'erased' || outcome === 'kept-without-name';
        await this.scribe.write(tx, actor, request, written, erasing ? null : { what: 'closed' });
        const erased = erasing ? await this.farewell(tx, actor, request, answer) : null;
        const person = erased?.person ?? (await personOf(tx, institutionId, request.accountId));
        await keepEnd(tx, { institutionId, id }, { state, outcome, ground, at });
        await record(tx, actor, { event: 'right.closed', object: id, subjects: person ? recordedAs(person) : [] });
        return erased;
      },
      'own',
    );
    if (erased) await this.erasures.writeDown(erased);
  }

  /** Whoever is erased cannot sign in to read an answer, so the letter says all of it. */
  private async farewell(tx: EntityManager, actor: Actor, request: KeptRequest, answer: Answer): Promise<Erased> {
    const outcome = answer.outcome === 'erased' ? 'erased' : 'kept-without-name';
    const erased = await this.erasures.within(tx, actor, request, outcome);
    await this.mail.farewell(tx, actor.institutionId, erased.person.email, farewellSentences(answer));
    return erased;
  }
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
