import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Endings, StopTasks } from '@footing/consent';
import { whereOf } from '@footing/database';
import { Clock } from '@footing/kernel';
import { Institutions } from '@footing/programmes';

const EVERY_MS = 1_000;
const ENDINGS_EVERY_MS = 10_000;

/**
 * Sees stops through: asks the places that have not confirmed every second, and every ten seconds finishes what was begun
 * and left, ends what is over, and says what is late.
 */
@Injectable()
export class ConsentKeeper implements OnApplicationShutdown {
  private readonly log = new Logger(ConsentKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();
  private endingsAt = 0;

  constructor(
    private readonly institutions: Institutions,
    private readonly endings: Endings,
    private readonly tasks: StopTasks,
    private readonly clock: Clock,
  ) {}

  open(): void {
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.under;
  }

  /** One round: what is due now. A fault in one thing does not keep the others from being done. */
  async round(): Promise<void> {
    const at = this.clock.now().getTime();
    const isDue = at - this.endingsAt >= ENDINGS_EVERY_MS;
    if (isDue) this.endingsAt = at;
    await this.attempt('looking after what people stopped', async () => {
      for (const { id } of await this.institutions.list()) await this.lookAfter(id, isDue);
    });
  }

  private async lookAfter(id: string, endingsToo: boolean): Promise<void> {
    if (endingsToo) {
      await this.attempt(`finishing stops, institution ${id}`, () => this.endings.finishBegun(id));
      await this.attempt(`ending permissions, institution ${id}`, () => this.endings.expire(id));
    }
    await this.attempt(`asking places, institution ${id}`, () => this.tasks.carryOut(id));
    if (endingsToo) await this.attempt(`saying what is late, institution ${id}`, () => this.tasks.alarm(id));
  }

  private next(): void {
    this.timer = setTimeout(() => {
      this.under = this.round().finally(() => this.timer && this.next());
    }, EVERY_MS);
  }

  private async attempt(what: string, work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => this.log.error(`${what} broke off: ${whereOf(error)}`));
  }
}
