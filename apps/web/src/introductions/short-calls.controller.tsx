import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CallOffers } from '@footing/introductions';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { OWN } from './introduction-words';
import { ShortCallsPage } from './short-calls.page';
import { doneOr, statusOf, type Wrong } from './wrong';

/** A mentor's short calls of one round. */
@Controller('short-calls')
@Needs('offer.own')
export class ShortCallsController {
  constructor(private readonly offers: CallOffers) {}

  @Get(':id')
  @NotAudited(OWN)
  show(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    return this.page(view, roundId);
  }

  @Post(':id')
  @Audited('introductions.hours-said')
  say(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    const calls = textIn(typed, 'calls').trim();
    const page = (wrong: Wrong) => this.page(view, roundId, { typed, ...wrong });
    return doneOr(page, typed, async () => {
      await this.offers.say(view.actor, roundId, /^\d{1,3}$/.test(calls) ? Number(calls) : Number.NaN);
      return view.seeOther(paths.shortCalls(roundId), 'Thank you. It is kept.');
    });
  }

  private async page(view: View, roundId: string, wrong: Wrong = {}): Promise<string> {
    const offers = await this.offers.find(view.actor, roundId);
    const back = { href: paths.myStudents, text: 'My students' };
    return view.page(
      { title: 'Short calls', back, ...statusOf(wrong) },
      <ShortCallsPage offers={offers} csrf={view.csrf} {...wrong} />,
    );
  }
}
