import { Injectable } from '@nestjs/common';
import { type Person, selfOf } from '@footing/consent';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { type MeetingRow, meetingOf } from '../data/meeting.query';
import { isOpen, type Pair, pairOf, sharePair, sharePairsOf } from '../data/pair.query';
import { linkElsewhere, meetingNotFound, notNow, pairNotFound } from '../errors';

/** What a transaction of somebody about their own meetings has at hand. */
export interface Own {
  readonly tx: EntityManager;
  readonly actor: Actor;
  readonly here: string;
  readonly self: Person;
  readonly at: Date;
}

/** How often it is tried again where the database itself could not decide between two. */
const TRIES = 4;
/** A deadlock, a serialisation failure, a lock that did not come in time. */
const AGAIN: readonly string[] = ['40P01', '40001', '55P03'];

/** Opens pairings and meetings for one of their people, and for nobody else. */
@Injectable()
export class OwnMeetings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} forbidden; conflict, `meeting.busy`, `meeting.moved-on` or `meeting.no-contact`, where the database says so. */
  async within<T>(actor: Actor, id: string, work: (own: Own) => Promise<T>): Promise<T> {
    permit(actor, 'meetings.own');
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.once(actor, id, work);
      } catch (error) {
        if (tries < TRIES && AGAIN.includes(codeOf(error))) continue;
        throw refusalFor(error, id);
      }
    }
  }

  /** For reading. @throws not-found, `pairing.not-found`. */
  ofPair<T>(actor: Actor, pairingId: string, work: (own: Own, pair: Pair) => Promise<T>): Promise<T> {
    return this.within(actor, pairingId, async (own) => {
      const pair = await pairOf(own.tx, own.here, own.self, pairingId);
      if (!pair) throw pairNotFound(pairingId);
      return work(own, pair);
    });
  }

  /** For arranging: whoever pauses or ends it waits. @throws as `ofPair`; conflict, `meeting.no-contact`. */
  inPair<T>(actor: Actor, pairingId: string, work: (own: Own, pair: Pair) => Promise<T>): Promise<T> {
    return this.within(actor, pairingId, async (own) => {
      const pair = await sharePair(own.tx, own.here, own.self, pairingId);
      if (!pair) throw pairNotFound(pairingId);
      if (!isOpen(pair)) throw notNow('meeting.no-contact', pairingId);
      return work(own, pair);
    });
  }

  /**
   * A meeting that the asker is in, as they saw it, with the pairing it is of; of a group: null.
   * @throws not-found, `meeting.not-found`; conflict, `meeting.moved-on`.
   */
  ofMeeting<T>(
    actor: Actor,
    id: string,
    version: number,
    work: (own: Own, row: MeetingRow, pair: Pair | null) => Promise<T>,
  ): Promise<T> {
    return this.within(actor, id, async (own) => {
      const before = await meetingOf(own.tx, own.here, own.self, id);
      // A short call is changed with what it is of, by those who keep it.
      if (!before || before.kind === 'intro') throw meetingNotFound(id);
      // Pairing, then people, then meeting: everybody waits in that order.
      const pair = before.pairingId ? await sharePair(own.tx, own.here, own.self, before.pairingId) : null;
      if (before.kind === 'group') await sharePairsOf(own.tx, own.here, id);
      if (before.version !== version) throw notNow('meeting.moved-on', id);
      return work(own, before, pair);
    });
  }

  private once<T>(actor: Actor, id: string, work: (own: Own) => Promise<T>): Promise<T> {
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) throw meetingNotFound(id);
        return work({ tx, actor, here: actor.institutionId, self, at: this.clock.now() });
      },
      'own',
    );
  }
}

const codeOf = (error: unknown): string =>
  error instanceof QueryFailedError ? ((error.driverError as { code?: string }).code ?? '') : '';

/** What the database refused, as the person is told it; anything else stays a defect. */
function refusalFor(error: unknown, id: string): unknown {
  const broken = brokenConstraint(error);
  if (broken === 'meeting_busy' || broken === 'no_double_booking') return notNow('meeting.busy', id);
  if (broken === 'meeting_needs_contact') return notNow('meeting.no-contact', id);
  if (broken === 'meeting_tick_fits' || broken === 'meeting_in_table' || broken === 'meeting_next_version')
    return notNow('meeting.moved-on', id);
  if (broken === 'meeting_link_host') return linkElsewhere();
  return error;
}
