import { Injectable } from '@nestjs/common';
import { MetadataRefresh, SignInFlows } from '@footing/identity';
import { MINUTE_MS, Rounds } from './rounds';

/**
 * Every ten minutes, and at the start: fetches the metadata of universities' sign-in services that is four hours old, and
 * forgets sign-ins that nobody came back from. Each service is taken by one worker, however many there are.
 */
@Injectable()
export class SignInRounds {
  constructor(
    private readonly rounds: Rounds,
    private readonly refresh: MetadataRefresh,
    private readonly flows: SignInFlows,
  ) {}

  open(): void {
    const what = 'looking after sign-in services';
    this.rounds.every(10 * MINUTE_MS, what, () => this.rounds.over(what, (id) => this.lookAfter(id)));
  }

  private async lookAfter(id: string): Promise<void> {
    await this.flows.forgetOld(id);
    await this.refresh.refreshDue(id);
  }
}
