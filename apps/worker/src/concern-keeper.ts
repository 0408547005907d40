import { Injectable } from '@nestjs/common';
import { ConcernClock } from '@footing/concerns';
import { MessageMail, OpeningsTold } from '@footing/conversations';
import { MINUTE_MS, Rounds } from './rounds';

const EVERY_MS = 10 * MINUTE_MS;

/**
 * Looks every ten minutes for concerns that nobody has looked at in time and those that have been kept long enough, and for
 * messages whose readers are to be told, and for openings of messages that people are to be told of.
 */
@Injectable()
export class ConcernKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly concerns: ConcernClock,
    private readonly messages: MessageMail,
    private readonly openings: OpeningsTold,
  ) {}

  open(): void {
    const rounds = { concerns: this.concerns, messages: this.messages, openings: this.openings };
    for (const [what, of] of Object.entries(rounds))
      this.rounds.every(EVERY_MS, what, () => this.rounds.over(what, (id) => of.round(id)));
  }
}
