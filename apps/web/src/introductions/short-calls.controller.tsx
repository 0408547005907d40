import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CallOffers } from '@footing/introductions';
import type { FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { isRefusal, OWN, refusalWords } from './introduction-words';
import { ShortCallsPage } from './short-calls.page';

interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

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
  async say(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    const calls = textIn(typed, 'calls').trim();
    try {
      await this.offers.say(view.actor, roundId, /^\d{1,3}$/.test(calls) ? Number(calls) : Number.NaN);
      return await view.seeOther(paths.shortCalls(roundId), 'Thank you. It is kept.');
    } catch (error) {
      return this.page(
        view,
        roundId,
        isRefusal(error) ? { refused: refusalWords[error.code] } : { typed, errors: fieldErrors(error) },
      );
    }
  }

  private async page(view: View, roundId: string, wrong: Wrong = {}): Promise<string> {
    const offers = await this.offers.find(view.actor, roundId);
    const { errors = [], refused } = wrong;
    const back = { href: paths.myStudents, text: 'My students' };
    return view.page(
      { title: 'Short calls', back, errors, ...(refused ? { status: 409 } : {}) },
      <ShortCallsPage offers={offers} csrf={view.csrf} {...wrong} />,
    );
  }
}
