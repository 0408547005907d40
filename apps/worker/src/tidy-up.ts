import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Sessions, SignInMail } from '@footing/identity';
import { MailRuns } from '@footing/messages';
import { ImportSteps } from '@footing/people';
import { Institutions } from '@footing/programmes';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What is done once a day, and once at the start: files that nobody went on with, and old mail, are forgotten. Sessions that
 * are over, and addresses that asked for a link to sign in, go every hour.
 */
@Injectable()
export class TidyUp implements OnApplicationShutdown {
  private readonly log = new Logger(TidyUp.name);
  private timers: readonly NodeJS.Timeout[] = [];

  constructor(
    private readonly institutions: Institutions,
    private readonly imports: ImportSteps,
    private readonly mail: MailRuns,
    private readonly signIns: SignInMail,
    private readonly sessions: Sessions,
  ) {}

  async open(): Promise<void> {
    const daily = () => this.attempt(() => this.forget());
    const hourly = () => this.attempt(() => this.forgetSignIns());
    this.timers = [setInterval(() => void daily(), DAY_MS), setInterval(() => void hourly(), HOUR_MS)];
    await daily();
    await hourly();
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** A fault at one institution, or with one kind of thing, keeps nothing else from being forgotten. */
  private async forget(): Promise<void> {
    for (const { id } of await this.institutions.list()) {
      await this.attempt(() => this.imports.forgetUnfinished(id));
      await this.attempt(() => this.imports.tidyExperiences(id));
      await this.attempt(() => this.mail.forgetOld(id));
    }
  }

  private async forgetSignIns(): Promise<void> {
    await this.attempt(() => this.sessions.tidy());
    for (const { id } of await this.institutions.list()) await this.attempt(() => this.signIns.forgetOld(id));
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      this.log.error(`tidying up failed: ${error instanceof Error ? error.name : 'unknown'}`);
    });
  }
}
