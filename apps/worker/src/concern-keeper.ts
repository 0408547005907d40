import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ConcernClock } from '@footing/concerns';
import { whereOf } from '@footing/database';
import { Institutions } from '@footing/programmes';

const HOUR_MS = 60 * 60 * 1_000;

/** Looks every hour for concerns that nobody has looked at in time, and for those that have been kept long enough. */
@Injectable()
export class ConcernKeeper implements OnApplicationShutdown {
  private readonly log = new Logger(ConcernKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();

  constructor(
    private readonly institutions: Institutions,
    private readonly concerns: ConcernClock,
  ) {}

  open(): void {
    this.timer = setInterval(() => this.next(), HOUR_MS);
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.under;
  }

  /** One round for every institution; a fault at one keeps none of the others waiting. */
  async round(): Promise<void> {
    for (const { id } of await this.institutions.list())
      await this.concerns
        .round(id)
        .catch((error: unknown) =>
          this.log.error(`looking for concerns broke off, institution ${id}: ${whereOf(error)}`),
        );
  }

  private next(): void {
    this.under = this.under
      .then(() => this.round())
      .catch((error: unknown) => this.log.error(`looking for concerns broke off: ${whereOf(error)}`));
  }
}
