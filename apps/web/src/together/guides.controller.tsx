import { Controller, Get, Param } from '@nestjs/common';
import { Guides } from '@footing/together';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { GuidePage, GuidesPage } from './guides.page';
import { OWN, toHub } from './together-words';

/** Guides for conversations, the same for both. */
@Controller('together/:id/guides')
@Needs('pairings.own')
export class GuidesController {
  constructor(private readonly guides: Guides) {}

  @Get()
  @NotAudited(OWN)
  async list(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const found = await this.guides.of(view.actor, id);
    return view.page({ title: 'Guides for your meetings', back: toHub(id) }, <GuidesPage view={found} />);
  }

  @Get(':code')
  @NotAudited('words for everybody of a kind')
  async read(@CurrentView() view: View, @Param('id', Id) id: string, @Param('code') code: string): Promise<string> {
    const { guide } = await this.guides.find(view.actor, id, code);
    const back = { href: paths.guides(id), text: 'All guides' };
    return view.page({ title: guide.title, back }, <GuidePage guide={guide} />);
  }
}
