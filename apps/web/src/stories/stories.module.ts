import { Module } from '@nestjs/common';
import { ProgrammesModule } from '@footing/programmes';
import { StoriesModule } from '@footing/stories';
import { OwnPictureController } from './own-picture.controller';
import { PublicStoriesController } from './public-stories.controller';
import { StoriesAskedController } from './stories-asked.controller';

/** The pages of stories: for everybody, for whoever is asked, and for those who ask. */
@Module({
  imports: [StoriesModule, ProgrammesModule],
  controllers: [PublicStoriesController, OwnPictureController, StoriesAskedController],
})
export class StoryPages {}
