import { Injectable } from '@nestjs/common';
import { Collation } from '@footing/sector';
import { HOUR_MS, Rounds } from './rounds';

const WHAT = 'taking away files of other universities';

/** Takes away files for the national picture that nobody said yes to in time, every hour. */
@Injectable()
export class SectorKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly collation: Collation,
  ) {}

  open(): void {
    this.rounds.every(HOUR_MS, WHAT, () => this.round());
  }

  /** One round over all institutions. A fault at one keeps none of the others waiting. */
  round(): Promise<boolean> {
    return this.rounds.over(WHAT, (id) => this.collation.forgetOld(id));
  }
}
