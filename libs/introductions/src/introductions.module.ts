import { Module } from '@nestjs/common';
import { MatchingModule } from '@footing/matching';
import { MessagesModule } from '@footing/messages';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { SecretsModule } from '@footing/secrets';
import { CallArranging } from './call-arranging.service';
import { CallEndings } from './call-endings.service';
import { CallNews } from './call-news.service';
import { CallOffers } from './call-offers.service';
import { IntroCalls } from './intro-calls.service';
import { CallsOff } from './calls-off.service';
import { MissingWords } from './missing-words.service';
import { IntroductionClock } from './introduction-clock.service';
import { IntroductionRounds } from './introduction-rounds.service';
import { OwnCalls } from './own-calls';
import { OwnIntroductions } from './own-introductions.service';
import { OwnShortlists } from './own-shortlists.service';
import { Shortlists } from './shortlists.service';
import { Weighing } from './weighing.service';

const services = [
  IntroductionRounds,
  OwnShortlists,
  CallOffers,
  IntroCalls,
  CallArranging,
  CallsOff,
  MissingWords,
  OwnIntroductions,
  IntroductionClock,
];

/** Students and mentors meet before the final draft, where the round allows it. */
@Module({
  imports: [MatchingModule, MessagesModule, PeopleModule, ProgrammesModule, SecretsModule],
  providers: [...services, Shortlists, Weighing, CallNews, CallEndings, OwnCalls],
  exports: services,
})
export class IntroductionsModule {}
