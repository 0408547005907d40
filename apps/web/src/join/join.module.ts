import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { ConversationsModule } from '@footing/conversations';
import { IntroductionsModule } from '@footing/introductions';
import { JoiningModule } from '@footing/joining';
import { PeopleModule } from '@footing/people';
import { SchedulingModule } from '@footing/scheduling';
import { SurveysModule } from '@footing/surveys';
import { TrackersModule } from '@footing/trackers';
import { JoinController } from './join.controller';
import { MeanwhileController } from './meanwhile.controller';
import { MentoringController } from './mentoring.controller';
import { NeedsController } from './needs.controller';
import { OwnNews } from '../me/own-news';
import { WithdrawController } from './withdraw.controller';

/** Students sign up, and see where they stand. */
@Module({
  imports: [
    ConsentModule,
    ConversationsModule,
    IntroductionsModule,
    JoiningModule,
    PeopleModule,
    SchedulingModule,
    SurveysModule,
    TrackersModule,
  ],
  providers: [OwnNews],
  controllers: [WithdrawController, JoinController, MentoringController, MeanwhileController, NeedsController],
})
export class JoinPages {}
