import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ConcernClock } from '@footing/concerns';
import { MessageMail } from '@footing/conversations';
import { whereOf } from '@footing/database';
import { Institutions } from '@footing/programmes';

const EVERY_MS = 10 * 60 * 1_000;

/**
 * Looks every ten minutes for concerns that nobody has looked at in time and those that have been kept long enough, and for
 * messages whose readers are to be told.
 */
@Injectable()
export class ConcernKeeper implements OnApplicationShutdown {
  private readonly log = new Logger(ConcernKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();

  constructor(
    private readonly institutions: Institutions,
    private readonly concerns: ConcernClock,
    private readonly messages: MessageMail,
  ) {}

  open(): void {
    this.timer = setInterval(() => this.next(), EVERY_MS);
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.under;
  }

  /** One round for every institution; a fault at one keeps none of the others waiting. */
  async round(): Promise<void> {
    for (const { id } of await this.institutions.list()) {
      await this.attempt(`concerns, institution ${id}`, () => this.concerns.round(id));
      await this.attempt(`messages, institution ${id}`, () => this.messages.round(id));
    }
  }

  private next(): void {
    this.under = this.under.then(() => this.attempt('a round', () => this.round()));
  }

  private async attempt(what: string, work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => this.log.error(`${what} broke off: ${whereOf(error)}`));
  }
}
