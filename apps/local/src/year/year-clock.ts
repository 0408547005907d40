import { Clock } from '@footing/kernel';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A clock that is moved from day to day: it is nine in the morning until it is moved on. */
export class YearClock extends Clock {
  private at: Date;

  /** @param day YYYY-MM-DD. */
  constructor(day: string) {
    super();
    this.at = morningOf(day);
  }

  now(): Date {
    return new Date(this.at);
  }

  /** YYYY-MM-DD. */
  get today(): string {
    return this.at.toISOString().slice(0, 10);
  }

  /** @param hour HH:MM, in UTC. */
  moveTo(day: string, hour = '09:00'): void {
    this.at = new Date(`${day}T${hour}:00Z`);
  }
}

const morningOf = (day: string): Date => new Date(`${day}T09:00:00Z`);

/** The day so many days later; both YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string =>
  new Date(morningOf(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** How many days from one day to another. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((morningOf(to).getTime() - morningOf(from).getTime()) / DAY_MS);
