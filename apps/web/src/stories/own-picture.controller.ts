import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { OwnStories } from '@footing/stories';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { asPicture } from './send-picture';

/** The picture of a story that somebody is asked about, for them alone. */
@Controller('me/data/stories')
@Needs('consent.decide')
export class OwnPictureController {
  constructor(private readonly stories: OwnStories) {}

  @Get(':id/picture')
  @NotAudited('people look at what is about themselves')
  async show(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const picture = await this.stories.picture(view.actor, id);
    asPicture(res, picture);
    return new StreamableFile(picture.bytes, { type: `image/${picture.kind}` });
  }
}
