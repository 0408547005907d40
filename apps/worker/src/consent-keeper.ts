import { Injectable } from '@nestjs/common';
import { Endings, StopTasks } from '@footing/consent';
import { Clock } from '@footing/kernel';
import { Rounds } from './rounds';

const EVERY_MS = 1_000;
const ENDINGS_EVERY_MS = 10_000;
const WHAT = 'looking after what people stopped';

/**
 * Sees stops through: asks the places that have not confirmed every second, and every ten seconds finishes what was begun
 * and left, ends what is over, and says what is late.
 */
@Injectable()
export class ConsentKeeper {
  private endingsAt = 0;

  constructor(
    private readonly rounds: Rounds,
    private readonly endings: Endings,
    private readonly tasks: StopTasks,
    private readonly clock: Clock,
  ) {}

  open(): void {
    this.rounds.every(EVERY_MS, WHAT, () => this.round());
  }

  /** One round: what is due now. A fault in one thing does not keep the others from being done. */
  private async round(): Promise<void> {
    const at = this.clock.now().getTime();
    const isDue = at - this.endingsAt >= ENDINGS_EVERY_MS;
    if (isDue) this.endingsAt = at;
    await this.rounds.over(WHAT, (id) => this.lookAfter(id, isDue));
  }

  private async lookAfter(id: string, endingsToo: boolean): Promise<void> {
    if (endingsToo) {
      await this.rounds.attempt(`finishing stops, institution ${id}`, () => this.endings.finishBegun(id));
      await this.rounds.attempt(`ending permissions, institution ${id}`, () => this.endings.expire(id));
    }
    await this.rounds.attempt(`asking places, institution ${id}`, () => this.tasks.carryOut(id));
    if (endingsToo) await this.rounds.attempt(`saying what is late, institution ${id}`, () => this.tasks.alarm(id));
  }
}
