import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Person, selfOf } from '@footing/consent';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import {
  type BusyCalendar,
  calendarsOf,
  deleteException,
  exceptionsOf,
  insertException,
  rulesOf,
  saveRules,
  saveWishes,
  saveZones,
  wishesOf,
  zonesOf,
} from '../data/own-availability.query';
import { roomsOf } from '../data/room.query';
import { faultsInLink, type RoomRule } from '../domain/rooms';
import { refuseFaults } from '../errors';
import { dayHere } from '../booking/agreed-time';
import {
  daysBetween,
  faultsInException,
  faultsInLastDay,
  faultsInStay,
  faultsInWeek,
  faultsInWishes,
  type GivenException,
  type GivenRule,
  type GivenStay,
  type GivenWishes,
} from './given-availability';
import { type RuleKept, type ZoneFrom, zoneOn, zonesWithStay } from './zones-over-time';

/** When and how somebody can meet, as they said it. Days are YYYY-MM-DD. */
export interface OwnAvailability {
  /** By weekday and time; empty: nothing said, so that no time suits them. */
  readonly week: readonly RuleKept[];
  /** From today on, by day. */
  readonly exceptions: readonly (GivenException & { readonly id: string })[];
  /** The zone they are in today. */
  readonly zone: string;
  /** Where they will be from which day on; empty: no change is known. */
  readonly zonesAhead: readonly ZoneFrom[];
  readonly wishes: GivenWishes;
  readonly calendars: readonly BusyCalendar[];
  /** How online meetings come by their room here. */
  readonly rooms: RoomRule;
}

interface Own {
  readonly tx: EntityManager;
  readonly here: string;
  readonly self: Person;
  readonly at: Date;
  /** YYYY-MM-DD where they are. */
  readonly today: string;
}

/** When somebody can meet: their own, and nobody else's. Times are of the clock where they are on the day. @throws forbidden. */
@Injectable()
export class Availabilities {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  own(actor: Actor): Promise<OwnAvailability> {
    return this.within(actor, async ({ tx, here, self, today }) => {
      const zones = await zonesOf(tx, here, self);
      return {
        week: await rulesOf(tx, here, self),
        exceptions: await exceptionsOf(tx, here, self, today),
        zone: zoneOn(zones, today),
        zonesAhead: zones.filter(({ from }) => from > today),
        wishes: await wishesOf(tx, here, self),
        calendars: await calendarsOf(tx, here, self),
        rooms: await roomsOf(tx, here),
      };
    });
  }

  /**
   * The whole week anew; empty: never. What is booked stays booked. @param wishes null: as they are.
   * @throws invalid, `availability.week`, with fields `rules.N` and those of `saveWishes`.
   */
  saveWeek(actor: Actor, rules: readonly GivenRule[], wishes: GivenWishes | null = null): Promise<void> {
    refuseFaults('availability.week', [...faultsInWeek(rules), ...(wishes ? faultsInWishes(wishes) : [])]);
    const overlap = { field: 'rules', message: 'Two of the times overlap' };
    return this.change(actor, 'availability.week', overlap, async ({ tx, here, self, at, today }) => {
      await saveRules(tx, here, self, rules, today);
      if (!wishes) return;
      await linkWillDo(tx, here, self, 'availability.week', wishes);
      await saveWishes(tx, here, self, wishes, at);
    });
  }

  /** @returns its id. @throws invalid, `availability.day`, with fields. */
  async addException(actor: Actor, given: GivenException): Promise<string> {
    return (await this.addDays(actor, given, given.day))[0] ?? '';
  }

  /**
   * The same for each day up to the last, all or none. @param last YYYY-MM-DD. @returns their ids.
   * @throws invalid, `availability.day`, with fields; `last` where it is before the day, or two months after it.
   */
  addDays(actor: Actor, given: GivenException, last: string): Promise<string[]> {
    refuseFaults('availability.day', [...faultsInException(given), ...faultsInLastDay(given.day, last)]);
    const twice = { field: 'day', message: 'You have said something else about that time already' };
    return this.change(actor, 'availability.day', twice, async ({ tx, here, self }) => {
      const ids: string[] = [];
      for (const day of daysBetween(given.day, last))
        ids.push(await insertException(tx, here, self, { ...given, day }));
      return ids;
    });
  }

  removeException(actor: Actor, id: string): Promise<void> {
    return this.removeDays(actor, [id]);
  }

  /** Does nothing for those that are none of theirs. */
  removeDays(actor: Actor, ids: readonly string[]): Promise<void> {
    return this.change(actor, 'availability.day', null, async ({ tx, here, self }) => {
      for (const id of ids) await deleteException(tx, here, self, id);
    });
  }

  /** They are elsewhere from one day to another, and can meet at the same hours of the clock there. @throws invalid, `availability.stay`. */
  abroad(actor: Actor, stay: GivenStay): Promise<void> {
    refuseFaults('availability.stay', faultsInStay(stay));
    return this.change(actor, 'availability.stay', null, async ({ tx, here, self }) => {
      await saveZones(tx, here, self, zonesWithStay(await zonesOf(tx, here, self), stay));
    });
  }

  /** They have moved: from today on, and whatever was said of later stays is forgotten. @throws as `abroad`. */
  zone(actor: Actor, zone: string): Promise<void> {
    refuseFaults('availability.stay', faultsInStay({ from: '2026-01-01', until: null, zone }));
    return this.change(actor, 'availability.stay', null, async ({ tx, here, self, today }) => {
      const before = (await zonesOf(tx, here, self)).filter(({ from }) => from < today);
      await saveZones(tx, here, self, [...before, { from: today, zone }]);
    });
  }

  /** @throws invalid, `availability.wishes`, with fields. */
  saveWishes(actor: Actor, wishes: GivenWishes): Promise<void> {
    refuseFaults('availability.wishes', faultsInWishes(wishes));
    return this.change(actor, 'availability.wishes', null, async ({ tx, here, self, at }) => {
      await linkWillDo(tx, here, self, 'availability.wishes', wishes);
      await saveWishes(tx, here, self, wishes, at);
    });
  }

  private async change<T>(
    actor: Actor,
    code: string,
    twice: { readonly field: string; readonly message: string } | null,
    work: (own: Own) => Promise<T>,
  ): Promise<T> {
    return this.within(actor, async (own) => {
      await own.tx.query('select meeting_people_in_turn(array[$1::uuid])', [own.self.id]);
      const done = await work(own);
      await record(own.tx, actor, { event: 'availability.changed', subjects: [own.self] });
      return done;
    }).catch((error: unknown) => {
      const broken = brokenConstraint(error) ?? '';
      throw twice && broken.endsWith('_not_twice') ? new DomainError('invalid', code, code, [twice]) : error;
    });
  }

  private within<T>(actor: Actor, work: (own: Own) => Promise<T>): Promise<T> {
    permit(actor, 'availability.own');
    const at = this.clock.now();
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) throw new DomainError('forbidden', 'permission.missing', 'availability.own');
        const today = dayHere(at);
        return work({ tx, here: actor.institutionId, self, at, today });
      },
      'own',
    );
  }
}

/** A link of their own that is new leads where meetings may be. @throws {DomainError} invalid, at `joinUrl`. */
async function linkWillDo(
  tx: EntityManager,
  here: string,
  self: Person,
  code: string,
  { joinUrl }: GivenWishes,
): Promise<void> {
  const before = await wishesOf(tx, here, self);
  if (joinUrl !== before.joinUrl) refuseFaults(code, faultsInLink(joinUrl, await roomsOf(tx, here)));
}
