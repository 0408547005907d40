import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { busyOf, calendarFaults, CalendarRefused, fetchCalendar } from '@footing/calendars';
import { Settings } from '@footing/config';
import { type Person, selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { dayHere, minuteOf } from '../booking/agreed-time';
import {
  ADDRESS_FIELD,
  calendarsWithAddress,
  deleteCalendar,
  insertCalendar,
  ownCalendar,
  type ReadAgain,
  saveBusy,
  saveFault,
} from '../data/busy-calendar.query';
import { uidOf } from '../clock/calendar-messages';
import { calendarsOf, zonesOf } from '../data/own-availability.query';
import type { Span } from '../domain/availability';
import { fault, refuseFaults } from '../errors';
import { zoneOn } from './zones-over-time';

const DAY = 1440;
/** Busy times of this long are kept: more than any round looks ahead. */
const AHEAD = 366 * DAY;
/** What ends the uids of meetings made here. */
const OURS = uidOf('');
const AT_A_TIME = 4;

/** How many calendars one person may have. */
const MOST_CALENDARS = 5;

/**
 * Calendars of people's own, looked into for busy times alone: no title, place or name is ever kept. What is asked of other
 * servers is asked before the database is, never while it waits.
 */
@Injectable()
export class BusyCalendars {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly settings: Settings,
  ) {}

  /** Reads it at once, and every day from then on. @throws {DomainError} invalid, `availability.calendar`, field `address`. */
  async addAddress(actor: Actor, given: string): Promise<void> {
    const address = given.trim();
    refuseFaults('availability.calendar', fault(address.length > 2_000, 'address', calendarFaults.address));
    const zone = await this.zoneForOneMore(actor, 'address');
    const spans = await this.readFrom(address, zone).catch((error: unknown) => refusedAt('address', error));
    await this.keep(actor, spans, (tx, { id }) =>
      this.secrets.seal(tx, { institutionId: actor.institutionId }, ADDRESS_FIELD, id, address),
    );
  }

  /** Reads it once: nothing of the file itself is kept. @throws {DomainError} invalid, `availability.calendar`, field `file`. */
  async addFile(actor: Actor, text: string): Promise<void> {
    const zone = await this.zoneForOneMore(actor, 'file');
    const spans = await this.read(text, zone).catch((error: unknown) => refusedAt('file', error));
    await this.keep(actor, spans, () => Promise.resolve(Buffer.alloc(0)));
  }

  /** Reads one of theirs again; what was wrong is written down with it. Does nothing where there is none with an address. */
  async readAgain(actor: Actor, id: string): Promise<void> {
    const found = await this.within(actor, (tx, self) => ownCalendar(tx, actor.institutionId, self, id));
    if (found) await this.refresh(actor.institutionId, found);
  }

  /** Takes it away with all its busy times; does nothing where there is none of theirs. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.within(actor, async (tx, self) => {
      await deleteCalendar(tx, actor.institutionId, self, id);
      await record(tx, actor, { event: 'availability.changed', subjects: [self] });
    });
  }

  /** Reads every calendar with an address again. Several servers may each do it. @returns how many. */
  async daily(institutionId: string): Promise<number> {
    const all = await this.db.transaction({ institutionId }, (tx) => calendarsWithAddress(tx, institutionId));
    for (let n = 0; n < all.length; n += AT_A_TIME)
      await Promise.all(all.slice(n, n + AT_A_TIME).map((one) => this.refresh(institutionId, one)));
    return all.length;
  }

  private async refresh(institutionId: string, calendar: ReadAgain): Promise<void> {
    const { id, person, sealed } = calendar;
    const [address, zone] = await this.db.transaction({ institutionId }, async (tx) => {
      const rows = [{ personId: person.id, sealed }];
      const [opened] = await this.secrets.openMany(tx, { institutionId }, ADDRESS_FIELD, rows);
      return [opened ?? null, await this.zoneOf(tx, institutionId, person)] as const;
    });
    if (address === null) return;
    const read = await this.readFrom(address, zone).catch(faultOf);
    const at = this.clock.now();
    await this.db.transaction({ institutionId }, (tx) =>
      typeof read === 'string'
        ? saveFault(tx, institutionId, id, read)
        : saveBusy(tx, institutionId, calendar, read, at),
    );
  }

  private async readFrom(address: string, zone: string): Promise<readonly Span[]> {
    // The days looked at move on with each day, so that the text is needed though it may not have changed.
    const fetched = await fetchCalendar(address, { strict: this.settings.NODE_ENV === 'production' });
    return this.read(fetched?.text ?? '', zone);
  }

  private read(text: string, zone: string): Promise<readonly Span[]> {
    const now = minuteOf(this.clock.now());
    return busyOf(text, { from: now - DAY, until: now + AHEAD, zone, ours: OURS });
  }

  private keep(
    actor: Actor,
    spans: readonly Span[],
    address: (tx: EntityManager, self: Person) => Promise<Buffer>,
  ): Promise<void> {
    const [at, here] = [this.clock.now(), actor.institutionId];
    return this.within(actor, async (tx, self) => {
      const id = await insertCalendar(tx, here, self, await address(tx, self), at);
      await saveBusy(tx, here, { id, person: self }, spans, at);
      await record(tx, actor, { event: 'availability.changed', subjects: [self] });
    });
  }

  /** On which clock to read one more calendar of theirs. */
  private zoneForOneMore(actor: Actor, field: string): Promise<string> {
    return this.within(actor, async (tx, self) => {
      const { length } = await calendarsOf(tx, actor.institutionId, self);
      const words = `You have ${MOST_CALENDARS} calendars here. Remove one first`;
      refuseFaults('availability.calendar', fault(length >= MOST_CALENDARS, field, words));
      return this.zoneOf(tx, actor.institutionId, self);
    });
  }

  private async zoneOf(tx: EntityManager, here: string, person: Person): Promise<string> {
    return zoneOn(await zonesOf(tx, here, person), dayHere(this.clock.now()));
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, self: Person) => Promise<T>): Promise<T> {
    permit(actor, 'availability.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) throw new DomainError('forbidden', 'permission.missing', 'availability.own');
        return work(tx, self);
      },
      'own',
    );
  }
}

/** Why it could not be read, as a code. @throws whatever else it was. */
function faultOf(error: unknown): string {
  if (error instanceof CalendarRefused) return error.fault;
  throw error;
}

function refusedAt(field: string, error: unknown): never {
  const message = calendarFaults[faultOf(error) as keyof typeof calendarFaults];
  throw new DomainError('invalid', 'availability.calendar', field, [{ field, message }]);
}
