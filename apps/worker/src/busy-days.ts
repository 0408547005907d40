import { Injectable } from '@nestjs/common';
import { BusyCalendars } from '@footing/scheduling';
import { Days } from './days';

/** Reads people's own calendars again every day, for when they are busy. */
@Injectable()
export class BusyDays {
  constructor(
    private readonly days: Days,
    private readonly calendars: BusyCalendars,
  ) {}

  open(): void {
    this.days.each('reading calendars for busy times', (id) => this.calendars.daily(id));
  }
}
