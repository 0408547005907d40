import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { calendarFaults, CalendarRefused, OwnCalendar, type OwnCalendarAccount } from '@footing/calendars';
import { Settings } from '@footing/config';
import { type Actor, Clock, DomainError } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { minuteOf } from '../booking/agreed-time';
import { OwnMeetings } from '../booking/own-meetings';
import {
  ACCOUNT_FIELD,
  deleteOwnCalendar,
  ownCalendarOf,
  type OwnCalendarView,
  saveOwnCalendar,
} from '../data/own-calendar.query';
import { fault, refuseFaults } from '../errors';

/** How long each of the three may be. */
const MOST = { address: 2_000, user: 320, password: 500 } as const;

/** The connection of people's own calendars, which the service then keeps up: see `CalendarPushes`. */
@Injectable()
export class OwnCalendars {
  constructor(
    private readonly own: OwnMeetings,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly settings: Settings,
  ) {}

  /** Null: none is connected. @throws {DomainError} forbidden. */
  standing(actor: Actor): Promise<OwnCalendarView | null> {
    return this.own.within(actor, '', ({ tx, here, self }) => ownCalendarOf(tx, here, self));
  }

  /**
   * Looks into the calendar first, so that what was mistyped is said at once; in place of one before.
   * @throws {DomainError} invalid, `own-calendar.connect`, with fields `address`, `user` and `password`.
   */
  async connect(actor: Actor, given: OwnCalendarAccount): Promise<void> {
    const account = { ...given, address: given.address.trim(), user: given.user.trim() };
    refuseFaults('own-calendar.connect', faultsIn(account));
    await this.own.within(actor, '', () => Promise.resolve());
    await this.look(account);
    await this.own.within(actor, '', async ({ tx, here, self, at }) => {
      const sealed = await this.secrets.seal(tx, actor, ACCOUNT_FIELD, self.id, JSON.stringify(account));
      await saveOwnCalendar(tx, here, self, sealed, at);
      await record(tx, actor, { event: 'own-calendar.connected', subjects: [self] });
    });
  }

  /** The password is forgotten at once. What stands in the calendar stays there. Does nothing where there is none. */
  disconnect(actor: Actor): Promise<void> {
    return this.own.within(actor, '', async ({ tx, here, self }) => {
      if (await deleteOwnCalendar(tx, here, self))
        await record(tx, actor, { event: 'own-calendar.disconnected', subjects: [self] });
    });
  }

  private async look(account: OwnCalendarAccount): Promise<void> {
    const now = minuteOf(this.clock.now());
    const calendar = new OwnCalendar(account, { strict: this.settings.NODE_ENV === 'production' });
    await calendar.between({ from: now, to: now + 60 }).catch((error: unknown) => {
      if (!(error instanceof CalendarRefused)) throw error;
      const field = error.fault === 'not-let-in' ? 'password' : 'address';
      throw new DomainError('invalid', 'own-calendar.connect', field, [
        { field, message: calendarFaults[error.fault] },
      ]);
    });
  }
}

const faultsIn = ({ address, user, password }: OwnCalendarAccount) => [
  ...fault(address === '' || address.length > MOST.address, 'address', 'Enter the address of your calendar'),
  ...fault(user === '' || user.length > MOST.user, 'user', 'Enter your user name'),
  ...fault(password === '' || password.length > MOST.password, 'password', 'Enter the password for this service'),
];
