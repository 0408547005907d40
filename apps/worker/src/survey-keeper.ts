import { Injectable } from '@nestjs/common';
import { SurveyClock } from '@footing/surveys';
import { MINUTE_MS, Rounds } from './rounds';

/** Asks people, and reminds them, when their turn comes: looks every minute. Several workers do no harm: nobody is asked twice. */
@Injectable()
export class SurveyKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly surveys: SurveyClock,
  ) {}

  open(): void {
    const what = 'asking people to answer surveys';
    this.rounds.every(MINUTE_MS, what, () => this.rounds.over(what, (id) => this.surveys.tick(id)));
  }
}
