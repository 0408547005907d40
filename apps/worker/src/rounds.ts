import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { whereOf } from '@footing/database';
import { Institutions } from '@footing/programmes';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

type ForOne = (institutionId: string) => Promise<unknown>;

/** Work that comes round again, for each institution in turn, until the worker stops. No fault of it reaches further than a line in the log. */
@Injectable()
export class Rounds implements OnApplicationShutdown {
  private readonly log = new Logger(Rounds.name);
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly under = new Set<Promise<void>>();
  private isOver = false;

  constructor(private readonly institutions: Institutions) {}

  /** Stops what waits for its turn, and waits for what is under way. */
  async onApplicationShutdown(): Promise<void> {
    this.isOver = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.under);
  }

  /** Does it now, and again so long after it was done: no two rounds of it are ever under way here. */
  every(pauseMs: number, what: string, round: () => Promise<unknown>): void {
    if (this.isOver) return;
    const done = this.attempt(what, round).then(() => {
      this.under.delete(done);
      if (this.isOver) return;
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        this.every(pauseMs, what, round);
      }, pauseMs);
      this.timers.add(timer);
    });
    this.under.add(done);
  }

  /** Does it for every institution; a fault at one keeps none of the others waiting. @returns false when nobody knew which there are. */
  over(what: string, work: ForOne): Promise<boolean> {
    return this.attempt(what, async () => {
      for (const { id } of await this.institutions.list())
        await this.attempt(`${what}, institution ${id}`, () => work(id));
    });
  }

  /** Does it, and writes down where it broke off. @returns whether it did not. */
  async attempt(what: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.log.error(`${what} broke off: ${whereOf(error)}`);
      return false;
    }
  }
}
