import { Injectable } from '@nestjs/common';
import { ActionClock, NetworkSendings } from '@footing/evidence';
import { MINUTE_MS, Rounds } from './rounds';

/** Sends networks what is ready on their days, and tells staff what is theirs to see to: looks every ten minutes. Several workers do no harm. */
@Injectable()
export class NetworkKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly sendings: NetworkSendings,
    private readonly actions: ActionClock,
  ) {}

  open(): void {
    const sending = 'sending networks what is ready';
    this.rounds.every(10 * MINUTE_MS, sending, () => this.rounds.over(sending, (id) => this.sendings.tick(id)));
    const telling = 'telling staff what is theirs to see to';
    this.rounds.every(10 * MINUTE_MS, telling, () => this.rounds.over(telling, (id) => this.actions.tick(id)));
  }
}
