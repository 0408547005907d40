import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { whereOf } from '@footing/database';
import { MetadataRefresh, SignInFlows } from '@footing/identity';
import { Institutions } from '@footing/programmes';

const MINUTES_10 = 10 * 60_000;

/**
 * Every ten minutes, and at the start: fetches the metadata of universities' sign-in services that is four hours old, and
 * forgets sign-ins that nobody came back from. Each service is taken by one worker, however many there are.
 */
@Injectable()
export class SignInRounds implements OnApplicationShutdown {
  private readonly log = new Logger(SignInRounds.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();

  constructor(
    private readonly institutions: Institutions,
    private readonly refresh: MetadataRefresh,
    private readonly flows: SignInFlows,
  ) {}

  open(): void {
    this.timer = setInterval(() => this.next(), MINUTES_10);
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.under;
  }

  private next(): void {
    this.under = this.under.then(() => this.run());
  }

  private async run(): Promise<void> {
    try {
      for (const { id } of await this.institutions.list()) await this.lookAfter(id);
    } catch (error) {
      this.log.error(`a round of sign-in services broke off: ${whereOf(error)}`);
    }
  }

  /** A fault at one institution keeps none of the others waiting. */
  private async lookAfter(id: string): Promise<void> {
    try {
      await this.flows.forgetOld(id);
      await this.refresh.refreshDue(id);
    } catch (error) {
      this.log.error(`sign-in services were not looked after, institution ${id}: ${whereOf(error)}`);
    }
  }
}
