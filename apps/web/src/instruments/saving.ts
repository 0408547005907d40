import { Injectable } from '@nestjs/common';
import { type Instrument, Instruments, type InstrumentView, type Saved } from '@footing/surveys';
import type { Actor } from '@footing/kernel';
import type { Change } from './changes';

/** What came of a change: done, or what the survey would have been and what is wrong with it. */
export interface Changed extends Saved {
  readonly view: InstrumentView;
  readonly tried: Instrument;
}

/** Changes to what a survey says, each from what its author saw. */
@Injectable()
export class SavingSurveys {
  constructor(private readonly instruments: Instruments) {}

  /**
   * @param seen of the page that the change was made on.
   * @throws {DomainError} conflict, `instrument.moved-on` or `instrument.frozen`; not-found.
   */
  async change(actor: Actor, id: string, seen: string, change: Change): Promise<Changed> {
    const view = await this.instruments.get(actor, id);
    const tried = change(view.instrument);
    return { ...(await this.instruments.save(actor, id, tried, seen)), view, tried };
  }
}
