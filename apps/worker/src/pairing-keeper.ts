import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Jobs, whereOf } from '@footing/database';
import { SilenceClock } from '@footing/pairings';
import { Institutions } from '@footing/programmes';
import { TogetherClock } from '@footing/together';

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Runs the silence clock: every hour for each institution, and at once where somebody has just answered or been proposed.
 * Several workers do no harm: the clock does nothing twice.
 */
@Injectable()
export class PairingKeeper implements OnApplicationShutdown {
  private readonly log = new Logger(PairingKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();

  constructor(
    private readonly institutions: Institutions,
    private readonly jobs: Jobs,
    private readonly silence: SilenceClock,
    private readonly together: TogetherClock,
  ) {}

  async open(): Promise<void> {
    await this.jobs.work('silence-clock', async ({ institutionId }) => {
      await this.clocksOf(institutionId);
    });
    this.timer = setInterval(() => this.next(), HOUR_MS);
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.under;
  }

  /** One round for every institution; a fault at one keeps none of the others waiting. */
  async round(): Promise<void> {
    const attempt = (of: string, done: Promise<unknown>) =>
      done.catch((error: unknown) => this.log.error(`the silence clock broke off${of}: ${whereOf(error)}`));
    const each = async () => {
      for (const { id } of await this.institutions.list()) await attempt(`, institution ${id}`, this.clocksOf(id));
    };
    await attempt('', each());
  }

  /** First what moves pairings, then what their people owe each other. */
  private async clocksOf(institutionId: string): Promise<void> {
    await this.silence.round(institutionId);
    await this.together.round(institutionId);
  }

  private next(): void {
    this.under = this.under.then(() => this.round());
  }
}
