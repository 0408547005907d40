import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CampaignRuns } from '@footing/campaigns';
import { whereOf } from '@footing/database';
import { Institutions } from '@footing/programmes';

const EVERY_MS = 60_000;

/** Sends invitations and reminders whose time has come, every minute. Several workers do no harm: nobody gets one twice. */
@Injectable()
export class CampaignKeeper implements OnApplicationShutdown {
  private readonly log = new Logger(CampaignKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();

  constructor(
    private readonly institutions: Institutions,
    private readonly runs: CampaignRuns,
  ) {}

  open(): void {
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.under;
  }

  /** One round for every institution; a fault at one keeps none of the others waiting. */
  async round(): Promise<void> {
    const attempt = (of: string, done: Promise<unknown>) =>
      done.catch((error: unknown) => this.log.error(`sending invitations broke off${of}: ${whereOf(error)}`));
    const each = async () => {
      for (const { id } of await this.institutions.list()) await attempt(`, institution ${id}`, this.runs.round(id));
    };
    await attempt('', each());
  }

  private next(): void {
    this.timer = setTimeout(() => {
      this.under = this.round().finally(() => this.timer && this.next());
    }, EVERY_MS);
  }
}
