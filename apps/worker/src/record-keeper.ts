import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Chain, publishedHeads, publishHead, Sealer } from '@footing/audit';
import { Settings } from '@footing/config';
import { whereOf } from '@footing/database';
import { Clock } from '@footing/kernel';
import { Institutions } from '@footing/programmes';

const SEAL_EVERY_MS = 10_000;
const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Looks after the record of who looked: seals it every ten seconds, writes the newest seal down outside the database every
 * hour, and goes through the whole chain every day.
 */
@Injectable()
export class RecordKeeper implements OnApplicationShutdown {
  private readonly log = new Logger(RecordKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();
  private readonly lastDone = { publish: 0, check: 0 };

  constructor(
    private readonly institutions: Institutions,
    private readonly sealer: Sealer,
    private readonly chain: Chain,
    private readonly settings: Settings,
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
    const at = this.clock.now();
    await this.forEach('sealing', (id) => this.sealer.seal(id));
    if (this.due('publish', HOUR_MS, at)) await this.forEach('writing down the seals', (id) => this.publish(id, at));
    if (this.due('check', DAY_MS, at)) await this.forEach('checking the record', (id) => this.check(id));
  }

  private next(): void {
    this.timer = setTimeout(() => {
      this.under = this.round().finally(() => this.timer && this.next());
    }, SEAL_EVERY_MS);
  }

  private due(what: 'publish' | 'check', every: number, at: Date): boolean {
    if (at.getTime() - this.lastDone[what] < every) return false;
    this.lastDone[what] = at.getTime();
    return true;
  }

  private async publish(institutionId: string, at: Date): Promise<void> {
    const folder = this.settings.AUDIT_HEADS_DIR;
    const { head } = await this.chain.state(institutionId);
    if (!folder || !head) return;
    const known = await publishedHeads(folder, institutionId);
    if (known.at(-1)?.number === head.number) return;
    await publishHead(folder, { institutionId, number: head.number, hash: head.hash, at: at.toISOString() });
  }

  private async check(institutionId: string): Promise<void> {
    const folder = this.settings.AUDIT_HEADS_DIR;
    const published = folder ? await publishedHeads(folder, institutionId) : [];
    const { fault } = await this.chain.check(institutionId, published);
    if (fault) this.log.error(`the record of who looked is not whole, institution ${institutionId}: ${fault}`);
  }

  /** A fault at one institution keeps none of the others waiting. */
  private async forEach(what: string, work: (institutionId: string) => Promise<unknown>): Promise<void> {
    const attempt = (of: string, done: Promise<unknown>) =>
      done.catch((error: unknown) => this.log.error(`${what} broke off${of}: ${whereOf(error)}`));
    const each = async () => {
      for (const { id } of await this.institutions.list()) await attempt(`, institution ${id}`, work(id));
    };
    await attempt('', each());
  }
}
