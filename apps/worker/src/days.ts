import { Injectable } from '@nestjs/common';
import { Clock } from '@footing/kernel';
import { HOUR_MS, Rounds } from './rounds';

type OnDay = (institutionId: string, today: string) => Promise<unknown>;

/** Work of once a day. Several workers may each do it: it does nothing twice. */
@Injectable()
export class Days {
  constructor(
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  /** Looks every hour whether a new day has begun, and then does it for every institution; what broke off at one is tried again the next day. */
  each(what: string, work: OnDay): void {
    this.rounds.every(HOUR_MS, what, this.look(what, work));
  }

  /** One look after another: the day counts as done once it is known which institutions there are. */
  look(what: string, work: OnDay): () => Promise<void> {
    let done = '';
    return async () => {
      const today = this.clock.now().toISOString().slice(0, 10);
      if (today !== done && (await this.rounds.over(what, (id) => work(id, today)))) done = today;
    };
  }
}
