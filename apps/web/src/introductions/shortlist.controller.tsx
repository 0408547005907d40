import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { OwnShortlists } from '@footing/introductions';
import type { FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { isRefusal, OWN, refusalWords } from './introduction-words';
import { ShortlistPage } from './shortlist.page';

interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** A student's shortlist of one round. */
@Controller('shortlist')
@Needs('application.own')
export class ShortlistController {
  constructor(private readonly shortlists: OwnShortlists) {}

  @Get(':id')
  @NotAudited(OWN)
  show(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    return this.page(view, roundId);
  }

  @Post(':id')
  @Audited('introductions.picked')
  async pick(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    const picks = [1, 2, 3].map((rank) => textIn(typed, `pick-${rank}`)).filter((id) => id !== '');
    const given = {
      ...{ picks, isNone: textIn(typed, 'isNone') === 'yes' },
      missing: textIn(typed, 'missing').normalize('NFC').trim(),
    };
    try {
      await this.shortlists.pick(view.actor, roundId, given);
      return await view.seeOther(
        paths.shortlist(roundId),
        'Your answer is kept. You can change it until the last day.',
      );
    } catch (error) {
      return this.page(
        view,
        roundId,
        isRefusal(error) ? { refused: refusalWords[error.code] } : { typed, errors: fieldErrors(error) },
      );
    }
  }

  private async page(view: View, roundId: string, wrong: Wrong = {}): Promise<string> {
    const shortlist = await this.shortlists.find(view.actor, roundId);
    const { errors = [], refused } = wrong;
    const back = { href: paths.mentoring, text: 'My mentoring' };
    return view.page(
      { title: 'Your shortlist', back, errors, ...(refused ? { status: 409 } : {}) },
      <ShortlistPage shortlist={shortlist} csrf={view.csrf} {...wrong} />,
    );
  }
}
