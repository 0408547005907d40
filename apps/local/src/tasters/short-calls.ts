import {
  CallArranging,
  CallOffers,
  IntroCalls,
  IntroductionRounds,
  OwnShortlists,
  type ShortlistView,
} from '@footing/introductions';
import { instantOf } from '@footing/scheduling';
import type { Name, TasterStage } from './taster-stage';

/** Rounds in which students choose whom they talk to before anybody is paired. */
export class ShortCalls {
  constructor(private readonly stage: TasterStage) {}

  /** The lead switches it on, and the shortlists come out. @param days of each, from today. */
  async draw(roundId: string, days: Record<'listsOn' | 'picksBy' | 'callsBy' | 'ratingsBy', number>): Promise<void> {
    const { app, lead } = this.stage;
    const [listsOn, picksBy] = [this.stage.day(days.listsOn), this.stage.day(days.picksBy)];
    const [callsBy, ratingsBy] = [this.stage.day(days.callsBy), this.stage.day(days.ratingsBy)];
    const settings = { listsOn, picksBy, callsBy, ratingsBy, hidesNames: false, listsPerPlace: 3 };
    await app.get(IntroductionRounds).save(lead, roundId, settings);
    this.stage.on(days.listsOn);
    await this.stage.tick();
  }

  /** Students choose; one of them finds nobody on the list. */
  async choose(roundId: string): Promise<void> {
    await this.pick('chloe', roundId, (list) => list.map(({ offerId }) => offerId));
    await this.pick('samir', roundId, (list) => list.slice(0, 2).map(({ offerId }) => offerId));
    await this.stage.app.get(OwnShortlists).pick(this.stage.as('asha'), roundId, {
      ...{ picks: [], isNone: true, missing: 'Somebody who studied while bringing up children.' },
    });
  }

  /** Two mentors say for how many calls there is time: one call was held, one has its time, one waits for it. A third mentor is still asked. */
  async talk(roundId: string): Promise<void> {
    const { app } = this.stage;
    await this.stage.tick();
    for (const name of ['chloe', 'samir', 'weiling', 'meera'] as const) await this.stage.saysWhen(name);
    for (const mentor of ['weiling', 'meera'] as const)
      await app.get(CallOffers).say(this.stage.as(mentor), roundId, 2);
    const [calls, arranging] = [app.get(IntroCalls), app.get(CallArranging)];
    const held = await this.callOf('meera', 'Chloe', roundId);
    const agreed = await this.callOf('weiling', 'Samir', roundId);
    const open = await this.callOf('weiling', 'Chloe', roundId);
    const at = (days: number, time: string) => instantOf(this.stage.minute(days, time));
    await arranging.book(this.stage.as('chloe'), held, at(-1, '17:30'));
    await arranging.book(this.stage.as('samir'), agreed, at(2, '18:00'));
    const time = { day: this.stage.day(3), time: '12:30' };
    await arranging.propose(this.stage.as('weiling'), open, { times: [time], how: 'I ring you: which number?' });
    this.stage.on(-1, '19:30');
    await calls.hold(this.stage.as('meera'), held);
    await calls.rate(this.stage.as('meera'), held, { stars: 4, words: 'Thoughtful; asks about real days.' });
  }

  private async pick(student: Name, roundId: string, choose: (list: ShortlistView['list']) => string[]): Promise<void> {
    const [lists, actor] = [this.stage.app.get(OwnShortlists), this.stage.as(student)];
    const { list } = await lists.find(actor, roundId);
    await lists.pick(actor, roundId, { picks: choose(list), isNone: false, missing: '' });
  }

  private async callOf(mentor: Name, studentName: string, roundId: string): Promise<string> {
    const { students } = await this.stage.app.get(CallOffers).find(this.stage.as(mentor), roundId);
    const call = students.find(({ name }) => name === studentName)?.call;
    if (!call) throw new Error(`${mentor} has no call with ${studentName}`);
    return call.id;
  }
}
