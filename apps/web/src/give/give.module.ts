import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { ConversationsModule } from '@footing/conversations';
import { GivingModule } from '@footing/giving';
import { IntroductionsModule } from '@footing/introductions';
import { PairingsModule } from '@footing/pairings';
import { SchedulingModule } from '@footing/scheduling';
import { SurveysModule } from '@footing/surveys';
import { MyDataPages } from '../my-data/my-data.module';
import { BeAMentorController } from './be-a-mentor.controller';
import { OwnNews } from '../me/own-news';
import { MyStudentsController } from './my-students.controller';
import { OfferController } from './offer.controller';
import { PlacesController } from './places.controller';
import { ShareController } from './share.controller';

/** Mentors: offering places, what students see, how many, and the home with everybody's next step. */
@Module({
  imports: [
    GivingModule,
    IntroductionsModule,
    PairingsModule,
    SchedulingModule,
    SurveysModule,
    ConsentModule,
    ConversationsModule,
    MyDataPages,
  ],
  providers: [OwnNews],
  // Pages of their own stand before those by their step.
  controllers: [ShareController, OfferController, PlacesController, MyStudentsController, BeAMentorController],
})
export class GivePages {}
