import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule, type Settings } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { IdentityModule } from '@footing/identity';
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
      // Accounts are only pointed at here, by what people did; but a table that is pointed at must be known.
      imports: [
        ConfigModule.with(settings),
        DatabaseModule.at(settings.DATABASE_URL),
        IdentityModule,
        PeopleModule,
        MatchingModule,
      ],
      providers: [JobBook],
    };
  }
}
