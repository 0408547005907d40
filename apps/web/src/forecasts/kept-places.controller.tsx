import { Controller, Get, Param } from '@nestjs/common';
import { Drafts, PlacesKept } from '@footing/matching';
import { Id } from '../http/id';
import { Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { KeptPlacesPage } from './kept-places.page';
import { StillAtWork } from './still-at-work';

const TITLE = 'What keeping places would cost';

/** What keeping places for priority groups would cost. */
@Controller('drafts/:id/kept-places')
export class KeptPlacesController {
  constructor(
    private readonly drafts: Drafts,
    private readonly kept: PlacesKept,
  ) {}

  @Get()
  @Needs('people.read')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { state, number } = await this.drafts.find(view.actor, id);
    if (state !== 'ready') return view.seeOther(paths.draft(id));
    const kept = await this.kept.of(view.actor, id);
    const back = { href: paths.draft(id), text: `Draft ${number}` };
    if (!kept)
      return view.page(
        { title: TITLE, back, refreshSeconds: 10 },
        <StillAtWork title={TITLE} number={number} href={paths.keptPlaces(id)} />,
      );
    return view.page({ title: TITLE, back }, <KeptPlacesPage title={TITLE} kept={kept} />);
  }
}
