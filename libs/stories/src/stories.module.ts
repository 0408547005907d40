import { ConsentModule, StopPlaces } from '@footing/consent';
import { Mail, MessagesModule } from '@footing/messages';
import { Module } from '@nestjs/common';
import { CaseStories } from './case-stories.service';
import { OwnStories } from './own-stories.service';
import { PublicStories } from './public-stories.service';
import { stopStory, tellAsker } from './stop-story';
import { Stories } from './stories.service';

/** Stories of students and mentors: asked for, answered by them, and shown while their yes stands. */
@Module({
  imports: [ConsentModule, MessagesModule],
  providers: [Stories, OwnStories, PublicStories, CaseStories],
  exports: [Stories, OwnStories, PublicStories, CaseStories],
})
export class StoriesModule {
  constructor(places: StopPlaces, mail: Mail) {
    places.register('stories', async (tx, actor, stopped) => {
      const evidence = await stopStory(tx, actor, stopped);
      await tellAsker(tx, mail, actor, stopped);
      return evidence;
    });
  }
}
