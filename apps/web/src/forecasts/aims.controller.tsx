import { Controller, Get, Param } from '@nestjs/common';
import { Drafts, Forecasts } from '@footing/matching';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { AimsPage } from './aims.page';
import { foreseen } from './foreseen';

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
  @Audited('draft.weighed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return foreseen(view, await this.drafts.find(view.actor, id), {
      title: TITLE,
      href: paths.aims(id),
      width: 'wide',
      ask: () => this.forecasts.aims(view.actor, id),
      show: (comparison) => <AimsPage title={TITLE} comparison={comparison} />,
    });
  }
}
