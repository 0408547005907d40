import { Clock } from '@footing/kernel';

/** A clock that stands still until it is moved on purpose. */
export class HeldClock extends Clock {
  constructor(private at = new Date('2026-11-03T09:00:00Z')) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  moveTo(at: Date): void {
    this.at = at;
  }
}
