import { type DynamicModule, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AuditModule } from '@footing/audit';
import { ConfigModule, type Settings } from '@footing/config';
import { ConsentModule, RestoreGuard } from '@footing/consent';
import { DatabaseModule, HealthModule } from '@footing/database';
import { IdentityModule } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import { MatchingModule } from '@footing/matching';
import { PairingsModule } from '@footing/pairings';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { LoggerModule } from 'nestjs-pino';
import { draftControllers } from './drafts/controllers';
import { PolicyGuard } from './http/policy';
import { ProblemFilter } from './http/problem.filter';
import { quietLog } from './http/quiet-log';
import { refusedInput } from './http/refused-input';
import { ImportsController } from './imports/imports.controller';
import { DocsController } from './openapi/docs.controller';
import { OpenApi } from './openapi/open-api';
import { PairingsController } from './pairings/pairings.controller';
import { PeopleController } from './people/people.controller';
import { programmeControllers } from './programmes/controllers';
import { AccessRecordController } from './record/access-record.controller';
import { SignedOffController } from './signed-off/signed-off.controller';
import { StudiesController } from './studies/studies.controller';

const controllers = [
  ...[...programmeControllers, PeopleController, ImportsController, SignedOffController],
  ...[...draftControllers, PairingsController, StudiesController, AccessRecordController, DocsController],
];

/** What other systems may ask and say. */
@Module({})
export class ApiModule {
  static with(settings: Settings): DynamicModule {
    if (!settings.DATABASE_URL) throw new DomainError('invalid', 'settings.database', 'DATABASE_URL is needed');
    return {
      module: ApiModule,
      imports: [
        ConfigModule.with(settings),
        LoggerModule.forRoot(quietLog(settings)),
        DatabaseModule.at(settings.DATABASE_URL),
        HealthModule,
        AuditModule,
        ConsentModule,
        IdentityModule,
        ProgrammesModule,
        PeopleModule,
        MatchingModule,
        PairingsModule,
      ],
      controllers,
      providers: [
        RestoreGuard,
        OpenApi,
        { provide: APP_GUARD, useClass: PolicyGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        {
          provide: APP_PIPE,
          useValue: new ValidationPipe({
            whitelist: true,
            forbidNonWhitelisted: true,
            forbidUnknownValues: true,
            transform: true,
            stopAtFirstError: false,
            exceptionFactory: refusedInput,
          }),
        },
      ],
    };
  }
}
