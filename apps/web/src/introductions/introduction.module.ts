import { Module } from '@nestjs/common';
import { IntroductionsModule } from '@footing/introductions';
import { IntroCallController } from './intro-call.controller';
import { IntroductionsController } from './introductions.controller';
import { ShortCallsController } from './short-calls.controller';
import { ShortlistController } from './shortlist.controller';

/** Meet three, then choose. */
@Module({
  imports: [IntroductionsModule],
  controllers: [IntroductionsController, ShortlistController, ShortCallsController, IntroCallController],
})
export class IntroductionPages {}
