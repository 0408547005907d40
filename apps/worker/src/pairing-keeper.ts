import { Injectable } from '@nestjs/common';
import { Jobs } from '@footing/database';
import { IntroductionClock } from '@footing/introductions';
import { SilenceClock } from '@footing/pairings';
import { TogetherClock } from '@footing/together';
import { HOUR_MS, Rounds } from './rounds';

/**
 * Runs the silence clock: every hour for each institution, and at once where somebody has just answered or been proposed.
 * Several workers do no harm: the clock does nothing twice.
 */
@Injectable()
export class PairingKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly jobs: Jobs,
    private readonly silence: SilenceClock,
    private readonly together: TogetherClock,
    private readonly introductions: IntroductionClock,
  ) {}

  async open(): Promise<void> {
    const what = 'the silence clock';
    await this.jobs.work('silence-clock', ({ institutionId }) => this.clocksOf(institutionId));
    this.rounds.every(HOUR_MS, what, () => this.rounds.over(what, (id) => this.clocksOf(id)));
  }

  /** First what moves pairings, then what their people owe each other, then what comes before a pairing. */
  private async clocksOf(institutionId: string): Promise<void> {
    await this.silence.round(institutionId);
    await this.together.round(institutionId);
    await this.introductions.round(institutionId);
  }
}
