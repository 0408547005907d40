import { Injectable } from '@nestjs/common';
import { CampaignRuns } from '@footing/campaigns';
import { MINUTE_MS, Rounds } from './rounds';

/** Sends invitations and reminders whose time has come, every minute. Several workers do no harm: nobody gets one twice. */
@Injectable()
export class CampaignKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly runs: CampaignRuns,
  ) {}

  open(): void {
    const what = 'sending invitations';
    this.rounds.every(MINUTE_MS, what, () => this.rounds.over(what, (id) => this.runs.round(id)));
  }
}
