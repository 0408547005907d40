import { Injectable, Logger } from '@nestjs/common';
import { Chain, publishedHeads, publishHead, Sealer } from '@footing/audit';
import { Settings } from '@footing/config';
import { Clock } from '@footing/kernel';
import { HOUR_MS, Rounds } from './rounds';

const SEAL_EVERY_MS = 10_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Looks after the record of who looked: seals it every ten seconds, writes the newest seal down outside the database every
 * hour, and goes through the whole chain every day.
 */
@Injectable()
export class RecordKeeper {
  private readonly log = new Logger(RecordKeeper.name);
  private readonly lastDone = { publish: 0, check: 0 };

  constructor(
    private readonly rounds: Rounds,
    private readonly sealer: Sealer,
    private readonly chain: Chain,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  open(): void {
    this.rounds.every(SEAL_EVERY_MS, 'looking after the record', () => this.round());
  }

  /** One round: what is due now. A fault in one thing does not keep the others from being done. */
  async round(): Promise<void> {
    const at = this.clock.now();
    await this.rounds.over('sealing', (id) => this.sealer.seal(id));
    if (this.due('publish', HOUR_MS, at))
      await this.rounds.over('writing down the seals', (id) => this.publish(id, at));
    if (this.due('check', DAY_MS, at)) await this.rounds.over('checking the record', (id) => this.check(id));
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
}
