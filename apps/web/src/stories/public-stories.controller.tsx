import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { Institutions } from '@footing/programmes';
import { PublicStories } from '@footing/stories';
import type { Response } from 'express';
import { ChoosePage } from '../home/choose.page';
import { Id } from '../http/id';
import { NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { PublicStoriesPage } from './public-stories.page';
import { asPicture } from './send-picture';
import { sendWhole } from '../http/send-whole';

const FOR_ALL = 'it shows what its owners let everybody see';

/** Stories of students and mentors, for everybody: read while the page is made, and held until it has left. */
@Controller('stories')
@Public('stories are for everybody')
export class PublicStoriesController {
  constructor(
    private readonly stories: PublicStories,
    private readonly institutions: Institutions,
  ) {}

  @Get()
  @NotAudited(FOR_ALL)
  async show(@CurrentView() view: View, @Res() res: Response): Promise<void> {
    const { id } = view.institution;
    if (id === null) {
      const all = await this.institutions.list();
      return sendWhole(res, view.page({ title: 'Choose your university' }, <ChoosePage institutions={all} />));
    }
    await this.stories.show(id, (stories) =>
      sendWhole(res, view.page({ title: 'Stories' }, <PublicStoriesPage stories={stories} />)),
    );
  }

  @Get(':id/picture')
  @NotAudited(FOR_ALL)
  async picture(@CurrentView() view: View, @Param('id', Id) id: string, @Res() res: Response): Promise<void> {
    const { id: here } = view.institution;
    if (here === null) throw new NotFoundException();
    await this.stories.showPicture(here, id, async (picture) => {
      if (!picture) throw new NotFoundException();
      asPicture(res, picture);
      await sendWhole(res, picture.bytes);
    });
  }
}
