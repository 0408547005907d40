import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Institutions } from '@footing/programmes';
import { TrackerPreparations } from '@footing/trackers';

const HOUR_MS = 60 * 60 * 1000;

/** Takes away what came for files for tracking services that nobody made within a day: every hour, and once at the start. */
@Injectable()
export class TrackerKeeper implements OnApplicationShutdown {
  private readonly log = new Logger(TrackerKeeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly institutions: Institutions,
    private readonly preparations: TrackerPreparations,
  ) {}

  async open(): Promise<void> {
    this.timer = setInterval(() => void this.forget(), HOUR_MS);
    await this.forget();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async forget(): Promise<void> {
    for (const { id } of await this.institutions.list())
      await this.preparations.forgetOld(id).catch((error: unknown) => {
        this.log.error(`taking files away failed: ${error instanceof Error ? error.name : 'unknown'}`);
      });
  }
}
