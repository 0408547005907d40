import { Clock } from '@footing/kernel';

/** The time as it is, until it is moved into the past so that something can happen there. */
export class DemoClock extends Clock {
  private at: Date | null = null;

  now(): Date {
    return this.at ? new Date(this.at) : new Date();
  }

  /** @param day YYYY-MM-DD. @param time HH:MM, in UTC. */
  moveTo(day: string, time = '09:00'): void {
    this.at = new Date(`${day}T${time}:00Z`);
  }

  backToNow(): void {
    this.at = null;
  }
}
