import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { whereOf } from '@footing/database';
import { Clock } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { PlacesAsked } from '@footing/giving';
import { TrainingReminders } from '@footing/training';

const LOOK_EVERY_MS = 60 * 60 * 1_000;

/** Looks every hour whether a new day has begun: then those whose training runs out soon are told, and mentors asked again. */
@Injectable()
export class TrainingDays implements OnApplicationShutdown {
  private readonly log = new Logger(TrainingDays.name);
  private timer: NodeJS.Timeout | undefined;
  private lastDay = '';

  constructor(
    private readonly institutions: Institutions,
    private readonly reminders: TrainingReminders,
    private readonly places: PlacesAsked,
    private readonly clock: Clock,
  ) {}

  async open(): Promise<void> {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    await this.look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A fault at one institution keeps none of the others waiting; it is tried again the next day. */
  async look(): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    if (today === this.lastDay) return;
    this.lastDay = today;
    for (const { id } of await this.institutions.list()) {
      await this.attempt(id, () => this.reminders.daily(id));
      await this.attempt(id, () => this.places.daily(id));
    }
  }

  private async attempt(id: string, work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => this.log.error(`reminders broke off, institution ${id}: ${whereOf(error)}`));
  }
}
