import { Injectable } from '@nestjs/common';
import { MeetingClock, ReAnchor } from '@footing/scheduling';
import { HOUR_MS, MINUTE_MS, Rounds } from './rounds';

const EVERY_MS = 5 * MINUTE_MS;

/**
 * Looks every five minutes for what people are to be told of their meetings, and at once and every hour whether the time-zone
 * data have changed, so that every meeting keeps its hour on the wall.
 */
@Injectable()
export class MeetingKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly meetings: MeetingClock,
    private readonly zones: ReAnchor,
  ) {}

  open(): void {
    const [meetings, zones] = ['the clock of meetings', 'the hours of meetings'];
    this.rounds.every(HOUR_MS, zones, () => this.rounds.over(zones, (id) => this.zones.round(id)));
    this.rounds.every(EVERY_MS, meetings, () => this.rounds.over(meetings, (id) => this.meetings.round(id)));
  }
}
