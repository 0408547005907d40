import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hours } from '@footing/calendars';
import type { Actor } from '@footing/kernel';
import { dayHere, minuteOf } from '../booking/agreed-time';
import { OwnMeetings } from '../booking/own-meetings';
import { timesOfPeople } from '../data/availability.query';
import { givenHours } from './given-hours';

/** The hours that somebody gives, to take along. */
@Injectable()
export class OwnHours {
  constructor(private readonly own: OwnMeetings) {}

  /** As a calendar file of the asker's own hours, and nobody else's: see `hours` of calendars. @throws {DomainError} forbidden. */
  file(actor: Actor): Promise<string> {
    return this.own.within(actor, '', async ({ tx, here, self, at }) => {
      const [today, now] = [dayHere(at), minuteOf(at)];
      const [times] = await timesOfPeople(tx, here, [self], { window: { from: now, to: now }, today, at });
      const uid = `${createHash('sha256').update(`hours ${self.id}`).digest('hex').slice(0, 32)}@hours.footing`;
      return hours(uid, at, givenHours(times?.availability ?? { rules: [], exceptions: [] }, today));
    });
  }
}
