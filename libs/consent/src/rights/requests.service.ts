import { Injectable } from '@nestjs/common';
import { type AuditEvent, record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit, type Purpose } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Nation } from '../domain/clocks/bank-holidays';
import { type Day, dayInLondon } from '../domain/clocks/day';
import { daysUntilNext } from '../domain/rights/board';
import { afterStep, type RightStep, stepsNow } from '../domain/rights/request-course';
import { AgreedStops } from './agreed-stops.service';
import { linesOf, refuseUnseen, type RightLineStep } from './data/lines.query';
import { personOf, recordedAs } from './data/person.query';
import { keepCourse } from './data/request-changes.query';
import {
  countWhere,
  type KeptRequest,
  nationOf,
  requestById,
  type RequestFilter,
  requestsWhere,
} from './data/requests.query';
import { type StopOfAnswer, stopsOf } from './data/stops.query';
import type { RequestWithLines } from './own-requests.service';
import type { RightNews } from './right-letters';
import { RightScribe } from './right-scribe';

/** A request on the board. */
export interface RequestOnBoard extends KeptRequest {
  /** Days until the next thing is due: 0 today, below 0 late; null while its clock stands still or it is closed. */
  readonly daysLeft: number | null;
}

export interface Board {
  readonly requests: readonly RequestOnBoard[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Of all that are open, whatever is asked for: those that are late. */
  readonly late: number;
}

/** A request in hand: all that was said, and what can be done. */
export interface RequestInHand extends RequestWithLines, RequestOnBoard {
  readonly steps: readonly RightStep[];
  /** What goes on now and the answer could stop; empty for what is no objection in hand. */
  readonly canStop: readonly Purpose[];
  /** What the answer stopped. */
  readonly stopped: readonly StopOfAnswer[];
}

/** Every step but closing, which the outcome decides. */
export type OpenStep = Exclude<RightStep, 'close'>;

/** How many requests a page of the board shows. */
export const REQUESTS_A_PAGE = 50;
const ALL = 1_000;

/** What the data protection officer does about what people ask. */
@Injectable()
export class Requests {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly scribe: RightScribe,
    private readonly stops: AgreedStops,
  ) {}

  /** What is due, the late first. Cost: everything that is open is read to count what is late. */
  board(actor: Actor, filter: Omit<RequestFilter, 'accountId'>, page = 1): Promise<Board> {
    return this.within(actor, async (tx, nation) => {
      const { institutionId } = actor;
      const total = await countWhere(tx, institutionId, filter);
      const pages = Math.max(1, Math.ceil(total / REQUESTS_A_PAGE));
      const shown = Math.min(Math.max(1, page), pages);
      const part = { most: REQUESTS_A_PAGE, from: (shown - 1) * REQUESTS_A_PAGE };
      const requests = await requestsWhere(tx, institutionId, filter, part);
      const open = await requestsWhere(tx, institutionId, { state: 'open' }, { most: ALL, from: 0 });
      const today = this.today();
      const withDays = (request: KeptRequest) => ({ ...request, daysLeft: daysUntilNext(request, today, nation) });
      const late = open.filter((one) => (daysUntilNext(one, today, nation) ?? 0) < 0).length;
      const subjects = requests.map(({ accountId }) => ({ kind: 'account' as const, id: accountId }));
      await record(tx, actor, { event: 'right.listed', subjects });
      return { requests: requests.map(withDays), total, page: shown, pages, late };
    });
  }

  /** @throws {DomainError} not-found, `right.not-found`. */
  find(actor: Actor, id: string): Promise<RequestInHand> {
    return this.within(actor, async (tx, nation) => {
      const request = await requestById(tx, actor.institutionId, id);
      await this.leaveLine(tx, actor, request, 'right.viewed');
      const today = this.today();
      return {
        ...request,
        lines: await linesOf(tx, this.secrets, actor.institutionId, request),
        daysLeft: daysUntilNext(request, today, nation),
        steps: stepsNow(request, today, nation),
        canStop: await this.canStop(tx, actor.institutionId, request),
        stopped: await stopsOf(tx, actor.institutionId, request.stops),
      };
    });
  }

  /**
   * Goes one step on, and tells the person by mail.
   * @param words for the person; why, where more time is taken. May be empty for taking in hand and carrying on.
   * @param seen how many lines whoever acts has seen of it.
   * @throws {DomainError} not-found; conflict, `right.step`, when it is not the time for it, or something was written since.
   */
  step(actor: Actor, id: string, step: OpenStep, words: string, seen?: number): Promise<void> {
    const { institutionId } = actor;
    return this.within(actor, async (tx, nation) => {
      const request = await requestById(tx, institutionId, id, 'lock');
      await refuseUnseen(tx, institutionId, id, seen);
      const today = this.today();
      const after = afterStep(request, step, today, nation);
      await keepCourse(tx, { institutionId, id }, after, { handlerId: actor.accountId, acknowledgedOn: today });
      const { line, news } = done[step];
      await this.scribe.write(tx, actor, request, { step: line, words, dueOn: after.dueOn }, news(after.dueOn));
      await this.leaveLine(tx, actor, request, 'right.handled');
    });
  }

  private async canStop(tx: EntityManager, institutionId: string, request: KeptRequest): Promise<Purpose[]> {
    if (request.kind !== 'object' || request.closedAt) return [];
    const person = await personOf(tx, institutionId, request.accountId);
    return person ? this.stops.open(tx, institutionId, person) : [];
  }

  private async leaveLine(tx: EntityManager, actor: Actor, { id, accountId }: KeptRequest, event: AuditEvent) {
    const person = await personOf(tx, actor.institutionId, accountId);
    await record(tx, actor, { event, object: id, subjects: person ? recordedAs(person) : [] });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, nation: Nation) => Promise<T>): Promise<T> {
    permit(actor, 'rights.handle');
    return this.db.transaction(actor, async (tx) => work(tx, await nationOf(tx, actor.institutionId)), 'own');
  }

  private today(): Day {
    return dayInLondon(this.clock.now());
  }
}

interface Done {
  readonly line: RightLineStep;
  readonly news: (dueOn: Day) => RightNews;
}

const done: Readonly<Record<OpenStep, Done>> = {
  'take-in-hand': { line: 'taken-in-hand', news: (dueOn) => ({ what: 'taken-in-hand', dueOn }) },
  'ask-identity': { line: 'identity-asked', news: () => ({ what: 'asked' }) },
  'ask-clarification': { line: 'clarification-asked', news: () => ({ what: 'asked' }) },
  'carry-on': { line: 'came-back', news: (dueOn) => ({ what: 'came-back', dueOn }) },
  extend: { line: 'extended', news: (dueOn) => ({ what: 'extended', dueOn }) },
  write: { line: 'written', news: () => ({ what: 'written' }) },
};
