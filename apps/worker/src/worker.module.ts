import { type DynamicModule, Module } from '@nestjs/common';
import { CannotStart, ConfigModule, type Settings } from '@footing/config';
import { AuditModule } from '@footing/audit';
import { ConcernsModule } from '@footing/concerns';
import { ConsentModule, RestoreGuard, RetentionModule } from '@footing/consent';
import { ConversationsModule, conversationsRetention } from '@footing/conversations';
import { DatabaseModule } from '@footing/database';
import { IdentityModule, IdentityProvidersModule, LinksModule } from '@footing/identity';
import { CampaignsModule, campaignsRetention } from '@footing/campaigns';
import { IntroductionsModule, introductionsRetention } from '@footing/introductions';
import { GivingModule, givingRetention, InterestsModule } from '@footing/giving';
import { MatchingModule, matchingRetention } from '@footing/matching';
import { MessagesModule } from '@footing/messages';
import { PairingsModule, pairingsRetention } from '@footing/pairings';
import { joiningRetention } from '@footing/joining';
import { PeopleModule, peopleRetention } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { SectorModule } from '@footing/sector';
import { StoriesModule, storiesRetention } from '@footing/stories';
import { SchedulingModule, schedulingRetention } from '@footing/scheduling';
import { EvidenceModule, evidenceRetention, NetworksModule } from '@footing/evidence';
import { SurveysModule, surveysRetention } from '@footing/surveys';
import { TogetherModule, togetherRetention } from '@footing/together';
import { TrackersModule } from '@footing/trackers';
import { TrainingModule, trainingRetention } from '@footing/training';
import { BusyDays } from './busy-days';
import { AnswerKeeper } from './answer-keeper';
import { ConcernKeeper } from './concern-keeper';
import { CampaignKeeper } from './campaign-keeper';
import { ConsentKeeper } from './consent-keeper';
import { Days } from './days';
import { Rounds } from './rounds';
import { JobBook } from './job-book';
import { LogKeeper } from './log-keeper';
import { MailJobBook } from './mail-job-book';
import { MeetingKeeper } from './meeting-keeper';
import { NetworkKeeper } from './network-keeper';
import { PairingKeeper } from './pairing-keeper';
import { RecordKeeper } from './record-keeper';
import { RetentionDays } from './retention-days';
import { SignInRounds } from './sign-in-rounds';
import { SurveyKeeper } from './survey-keeper';
import { SectorKeeper } from './sector-keeper';
import { TidyUp } from './tidy-up';
import { TrackerKeeper } from './tracker-keeper';
import { TrainingDays } from './training-days';

/** For how long each library keeps things. */
const kept = RetentionModule.with(
  peopleRetention,
  givingRetention,
  campaignsRetention,
  joiningRetention,
  trainingRetention,
  togetherRetention,
  schedulingRetention,
  introductionsRetention,
  matchingRetention,
  pairingsRetention,
  storiesRetention,
  surveysRetention,
  evidenceRetention,
  conversationsRetention,
);

/** Whatever works behind the pages. */
const keepers = [
  Rounds,
  Days,
  ConcernKeeper,
  CampaignKeeper,
  ConsentKeeper,
  RestoreGuard,
  JobBook,
  LogKeeper,
  MailJobBook,
  NetworkKeeper,
  PairingKeeper,
  MeetingKeeper,
  AnswerKeeper,
  RecordKeeper,
  RetentionDays,
  SectorKeeper,
  SignInRounds,
  SurveyKeeper,
  TidyUp,
  TrackerKeeper,
  BusyDays,
  TrainingDays,
];

@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    if (!settings.DATABASE_URL) throw new CannotStart('DATABASE_URL is needed');
    return {
      module: WorkerModule,
      // Accounts are only pointed at here, by what people did; but a table that is pointed at must be known.
      imports: [
        ConfigModule.with(settings),
        DatabaseModule.at(settings.DATABASE_URL, 'work'),
        AuditModule,
        ConsentModule,
        kept,
        IdentityModule,
        IdentityProvidersModule,
        LinksModule,
        MessagesModule,
        ProgrammesModule,
        PeopleModule,
        MatchingModule,
        PairingsModule,
        StoriesModule,
        TrainingModule,
        TogetherModule,
        SchedulingModule,
        IntroductionsModule,
        GivingModule,
        InterestsModule,
        ConcernsModule,
        ConversationsModule,
        CampaignsModule,
        SurveysModule,
        EvidenceModule,
        NetworksModule,
        SectorModule,
        TrackersModule,
      ],
      providers: keepers,
    };
  }
}
