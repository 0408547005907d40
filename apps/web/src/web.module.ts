import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ConfigModule, type Settings } from '@footing/config';
import { ConsentModule, RestoreGuard } from '@footing/consent';
import { DatabaseModule, HealthModule } from '@footing/database';
import { EvidenceModule } from '@footing/evidence';
import { IdentityModule, IdentityProviders, IdentityProvidersModule } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import { ProgrammesModule } from '@footing/programmes';
import { LoggerModule } from 'nestjs-pino';
import type { Additions } from './additions';
import { AfterMeetingPages } from './after-meetings/after-meetings.module';
import { ApiKeyPages } from './api-keys/api-keys.module';
import { AvailabilityPages } from './availability/availability.module';
import { CalendarPages } from './calendars/calendars.module';
import { CampaignPages } from './campaigns/campaigns.module';
import { CampusNetworkPages } from './campus-networks/campus-networks.module';
import { OpenedMessagesPages } from './opened-messages/opened-messages.module';
import { ConcernPages } from './concerns/concerns.module';
import { ConversationPages } from './conversations/conversations.module';
import { ReleasePages } from './releases/releases.module';
import { DocumentPages } from './documents/documents.module';
import { EvidencePages } from './evidence/evidence.module';
import { ForecastPages } from './forecasts/forecasts.module';
import { GivePages } from './give/give.module';
import { InterestPages } from './give/interest.module';
import { HomeController } from './home/home.controller';
import { SignInController } from './home/sign-in.controller';
import { SignInWays } from './home/sign-in-ways';
import { InstrumentPages } from './instruments/instruments.module';
import { IntroductionPages } from './introductions/introduction.module';
import { JoinPages } from './join/join.module';
import { LookPages } from './look/look.module';
import { MeetingPages } from './meetings/meetings.module';
import { MonitoringPages } from './monitoring/monitoring.module';
import { PolicyGuard } from './http/policy';
import { quietLog } from './http/quiet-log';

import { ImportPages } from './imports/imports.module';
import { MentorsInvitedPages } from './mentors-invited/mentors-invited.module';
import { MePages } from './me/me.module';
import { MyDataPages } from './my-data/my-data.module';
import { SignInServicePages } from './institution-sign-in/sign-in-services.module';
import { InstitutionPages } from './institution/institution.module';
import { PortfolioPages } from './portfolios/portfolios.module';
import { StaffPages } from './staff/staff.module';
import { SurveyPages } from './surveys/surveys.module';
import { StoryPages } from './stories/stories.module';
import { PairingPages } from './pairing/pairing.module';
import { PeoplePages } from './people/people.module';
import { ProgrammePages } from './programme/programme.module';
import { ProgrammeCodePages } from './programme-codes/programme-codes.module';
import { PurposePages } from './purposes/purposes.module';
import { RefusalFilter } from './http/refusal.filter';
import { RecordPages } from './record/record.module';
import { RightsPages } from './rights/rights.module';
import { RetentionPages } from './retention/retention.module';
import { ReviewPages } from './review/review.module';
import { CodePages } from './sign-in/code/code-pages.module';
import { EmailSignIn } from './sign-in/e-mail/e-mail-sign-in.module';
import { PasskeySignInController } from './sign-in/passkey/passkey.controller';
import { PasskeyPages } from './sign-in/passkey/passkey-pages.module';
import { UniversitySignIn } from './sign-in/providers/university-sign-in.module';
import { KpiPages } from './kpis/kpis.module';
import { NetworkPages } from './networks/networks.module';
import { PracticePages } from './practice/practice.module';
import { SchoolPlanPages } from './school-plans/school-plans.module';
import { SectorPages } from './sector/sector.module';
import { TrackerPages } from './trackers/trackers.module';
import { ServicePages } from './service/service.module';
import { SignedOffPages } from './signed-off/signed-off.module';
import { StudyPages } from './studies/studies.module';
import { TogetherPages } from './together/together.module';
import { TrainingPages } from './training/training.module';
import { EvidenceKeyPages } from './evidence-keys/evidence-keys.module';
import { Under18Pages } from './under-18/under-18.module';
import { WavePages } from './waves/waves.module';
import { WordingPages } from './wording/wording.module';

/** One module for each subject. */
const pages = [
  UniversitySignIn,
  EmailSignIn,
  CodePages,
  PasskeyPages,
  CampusNetworkPages,
  MentorsInvitedPages,
  StoryPages,
  SignInServicePages,
  ProgrammePages,
  ProgrammeCodePages,
  InstitutionPages,
  MePages,
  JoinPages,
  MyDataPages,
  PurposePages,
  RecordPages,
  RightsPages,
  RetentionPages,
  StaffPages,
  PortfolioPages,
  MeetingPages,
  PairingPages,
  AfterMeetingPages,
  AvailabilityPages,
  ConcernPages,
  OpenedMessagesPages,
  ConversationPages,
  PeoplePages,
  ApiKeyPages,
  ImportPages,
  ReviewPages,
  SignedOffPages,
  MonitoringPages,
  LookPages,
  GivePages,
  InterestPages,
  TrainingPages,
  TogetherPages,
  IntroductionPages,
  Under18Pages,
  EvidenceKeyPages,
  ServicePages,
  StudyPages,
  ForecastPages,
  WordingPages,
  CampaignPages,
  CalendarPages,
  SurveyPages,
  InstrumentPages,
  WavePages,
  PracticePages,
  SchoolPlanPages,
  SectorPages,
  TrackerPages,
  KpiPages,
  NetworkPages,
  EvidencePages,
  DocumentPages,
  ReleasePages,
];

/** All pages. */
@Module({})
export class WebModule {
  static with(settings: Settings, additions: Additions): DynamicModule {
    if (!settings.DATABASE_URL) throw new DomainError('invalid', 'settings.database', 'DATABASE_URL is needed');
    return {
      module: WebModule,
      imports: [
        ConfigModule.with(settings),
        LoggerModule.forRoot(quietLog(settings)),
        DatabaseModule.at(settings.DATABASE_URL, 'pages', additions.clock),
        HealthModule,
        ConsentModule,
        IdentityModule,
        IdentityProvidersModule,
        EvidenceModule,
        ProgrammesModule,
        ...pages,
        ...(additions.modules ?? []),
      ],
      controllers: [HomeController, SignInController, PasskeySignInController],
      providers: [
        RestoreGuard,
        {
          provide: SignInWays,
          useFactory: (providers: IdentityProviders) => new SignInWays(additions.signInWays, providers),
          inject: [IdentityProviders],
        },
        { provide: APP_GUARD, useClass: PolicyGuard },
        { provide: APP_FILTER, useClass: RefusalFilter },
      ],
    };
  }
}
