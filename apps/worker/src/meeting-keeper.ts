import { Injectable } from '@nestjs/common';
import { CalendarPushes, MeetingClock, ReAnchor, ZoneAuthority } from '@footing/scheduling';
import { HOUR_MS, MINUTE_MS, Rounds } from './rounds';

const EVERY_MS = 5 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Looks every five minutes for what people are to be told of their meetings, and what their own calendars are to show; at once
 * and every hour whether the time-zone data have changed, so that every meeting keeps its hour on the wall; and at once and
 * every day whether the database knows the same time zones, which goes into the log where it does not.
 */
@Injectable()
export class MeetingKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly meetings: MeetingClock,
    private readonly hours: ReAnchor,
    private readonly zones: ZoneAuthority,
    private readonly calendars: CalendarPushes,
  ) {}

  open(): void {
    this.each(HOUR_MS, 'the hours of meetings', (id) => this.hours.round(id));
    this.each(EVERY_MS, 'the clock of meetings', (id) => this.meetings.round(id));
    this.each(EVERY_MS, 'calendars of people’s own', (id) => this.calendars.round(id));
    this.each(DAY_MS, 'time zones', (id) => this.zones.check([id]));
  }

  private each(pauseMs: number, what: string, of: (institutionId: string) => Promise<unknown>): void {
    this.rounds.every(pauseMs, what, () => this.rounds.over(what, of));
  }
}
