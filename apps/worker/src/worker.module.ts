import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule, type Settings } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { DomainError } from '@footing/kernel';
import { MatchingModule } from '@footing/matching';
import { PeopleModule } from '@footing/people';
import { JobBook } from './job-book';

@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    if (!settings.DATABASE_URL) throw new DomainError('invalid', 'settings.database', 'DATABASE_URL is needed');
    return {
      module: WorkerModule,
      imports: [ConfigModule.with(settings), DatabaseModule.at(settings.DATABASE_URL), PeopleModule, MatchingModule],
      providers: [JobBook],
    };
  }
}
