import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Retention } from '@footing/consent';
import { whereOf } from '@footing/database';
import { Clock } from '@footing/kernel';
import { Institutions } from '@footing/programmes';

const LOOK_EVERY_MS = 60 * 60 * 1_000;

/** Looks every hour whether a new day has begun, and then at what has been kept long enough. */
@Injectable()
export class RetentionDays implements OnApplicationShutdown {
  private readonly log = new Logger(RetentionDays.name);
  private timer: NodeJS.Timeout | undefined;
  private lastDay = '';

  constructor(
    private readonly institutions: Institutions,
    private readonly retention: Retention,
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
    for (const { id } of await this.institutions.list())
      await this.retention
        .daily(id, today)
        .catch((error: unknown) => this.log.error(`retention broke off, institution ${id}: ${whereOf(error)}`));
  }
}
