import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { OwnShortlists } from '@footing/introductions';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { OWN } from './introduction-words';
import { ShortlistPage } from './shortlist.page';
import { doneOr, statusOf, type Wrong } from './wrong';

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
  pick(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    const given = {
      picks: [1, 2, 3].map((rank) => textIn(typed, `pick-${rank}`)).filter((id) => id !== ''),
      isNone: textIn(typed, 'isNone') === 'yes',
      missing: textIn(typed, 'missing').normalize('NFC').trim(),
    };
    const page = (wrong: Wrong) => this.page(view, roundId, wrong);
    return doneOr(page, typed, async () => {
      await this.shortlists.pick(view.actor, roundId, given);
      return view.seeOther(paths.shortlist(roundId), 'Your answer is kept. You can change it until the last day.');
    });
  }

  private async page(view: View, roundId: string, wrong: Wrong = {}): Promise<string> {
    const shortlist = await this.shortlists.find(view.actor, roundId);
    const back = { href: paths.mentoring, text: 'My mentoring' };
    return view.page(
      { title: 'Your shortlist', back, ...statusOf(wrong) },
      <ShortlistPage shortlist={shortlist} csrf={view.csrf} {...wrong} />,
    );
  }
}
