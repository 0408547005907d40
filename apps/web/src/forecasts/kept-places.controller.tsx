import { Controller, Get, Param } from '@nestjs/common';
import { Drafts, PlacesKept } from '@footing/matching';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { foreseen } from './foreseen';
import { KeptPlacesPage } from './kept-places.page';

const TITLE = 'What keeping places would cost';

/** What keeping places for priority groups would cost. */
@Controller('drafts/:id/kept-places')
export class KeptPlacesController {
  constructor(
    private readonly drafts: Drafts,
    private readonly kept: PlacesKept,
  ) {}

  @Get()
  @Needs('drafts.read')
  @Audited('draft.weighed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return foreseen(view, await this.drafts.find(view.actor, id), {
      title: TITLE,
      href: paths.keptPlaces(id),
      ask: () => this.kept.of(view.actor, id),
      show: (kept) => <KeptPlacesPage title={TITLE} kept={kept} />,
    });
  }
}
