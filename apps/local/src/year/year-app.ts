import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule } from '@footing/audit';
import { CampaignsModule, campaignsRetention } from '@footing/campaigns';
import { ConcernsModule } from '@footing/concerns';
import { ConfigModule, type Settings } from '@footing/config';
import { ConsentModule, RetentionModule } from '@footing/consent';
import { ConversationsModule, conversationsRetention } from '@footing/conversations';
import { DatabaseModule } from '@footing/database';
import { GivingModule, givingRetention } from '@footing/giving';
import { IdentityModule, LinksModule } from '@footing/identity';
import { IntroductionsModule, introductionsRetention } from '@footing/introductions';
import { JoiningModule, joiningRetention } from '@footing/joining';
import { MatchingModule, matchingRetention } from '@footing/matching';
import { MessagesModule } from '@footing/messages';
import { PairingsModule, pairingsRetention } from '@footing/pairings';
import { PeopleModule, peopleRetention } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { SchedulingModule, schedulingRetention } from '@footing/scheduling';
import { TogetherModule, togetherRetention } from '@footing/together';
import { TrainingModule, trainingRetention } from '@footing/training';
import type { YearClock } from './year-clock';

const kept = RetentionModule.with(
  ...[peopleRetention, givingRetention, joiningRetention],
  ...[campaignsRetention, conversationsRetention, togetherRetention, schedulingRetention],
  ...[trainingRetention, matchingRetention, pairingsRetention, introductionsRetention],
);

@Module({})
class YearModule {
  static with(settings: Settings, clock: YearClock): DynamicModule {
    return {
      module: YearModule,
      imports: [
        ConfigModule.with(settings),
        DatabaseModule.at(settings.DATABASE_URL ?? '', 'work', clock),
        ...[
          AuditModule,
          ConsentModule,
          kept,
          IdentityModule,
          LinksModule,
          MessagesModule,
          ProgrammesModule,
          PeopleModule,
        ],
        ...[MatchingModule, PairingsModule, TrainingModule, GivingModule, JoiningModule],
        ...[
          ConcernsModule,
          ConversationsModule,
          CampaignsModule,
          TogetherModule,
          SchedulingModule,
          IntroductionsModule,
        ],
      ],
    };
  }
}

/** The services that pages and worker use, with a clock that can be moved. */
export function openYear(settings: Settings, clock: YearClock): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(YearModule.with(settings, clock), {
    logger: ['error'],
    abortOnError: false,
  });
}
