import { Controller, Get, Param } from '@nestjs/common';
import { Drafts, Forecasts } from '@footing/matching';
import { Id } from '../http/id';
import { Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { AimsPage } from './aims.page';
import { StillAtWork } from './still-at-work';

const TITLE = 'What each aim would give';

/** What each aim would give, beside the one a draft was made by. */
@Controller('drafts/:id/aims')
export class AimsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly forecasts: Forecasts,
  ) {}

  @Get()
  @Needs('drafts.read')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { state, number } = await this.drafts.find(view.actor, id);
    if (state !== 'ready') return view.seeOther(paths.draft(id));
    const comparison = await this.forecasts.aims(view.actor, id);
    const back = { href: paths.draft(id), text: `Draft ${number}` };
    if (!comparison)
      return view.page(
        { title: TITLE, back, refreshSeconds: 10 },
        <StillAtWork title={TITLE} number={number} href={paths.aims(id)} />,
      );
    return view.page({ title: TITLE, back, width: 'wide' }, <AimsPage title={TITLE} comparison={comparison} />);
  }
}
