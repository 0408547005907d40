import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { PairingsModule } from '@footing/pairings';
import { SecretsModule } from '@footing/secrets';
import { Agreements } from './agreements.service';
import { Endings } from './endings.service';
import { Goals } from './goals.service';
import { Guides } from './guides.service';
import { OwnPairs } from './own-pairs.service';
import { Rejoins } from './rejoins.service';
import { TogetherClock } from './together-clock.service';
import { TogetherTexts } from './together-texts.service';
import { Together } from './together.service';

const services = [Together, Agreements, Goals, Guides, Endings, TogetherTexts, TogetherClock, Rejoins];

/** What two people do once they are paired. */
@Module({
  imports: [MessagesModule, PairingsModule, SecretsModule],
  providers: [...services, OwnPairs],
  exports: services,
})
export class TogetherModule {}
