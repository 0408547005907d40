import { type DynamicModule, Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { ConsentModule } from '../consent.module';
import { consentParts } from '../copies/consent-parts';
import { Copies, PARTS_OF_ME } from '../copies/copies.service';
import type { PartOfMe } from '../copies/part-of-me';
import { AgreedStops } from './agreed-stops.service';
import { AgreedChanges } from './agreed-changes.service';
import { Closings } from './closings.service';
import { Corrections } from './corrections.service';
import { OwnRequests } from './own-requests.service';
import { RequestsForOthers } from './requests-for-others.service';
import { Requests } from './requests.service';
import { RightMail } from './right-mail.service';
import { RightScribe } from './right-scribe';

/** What people ask about their own data, and what becomes of it; with what each library that an app knows holds of them. */
@Module({})
export class RightsModule {
  static with(...others: readonly (readonly PartOfMe[])[]): DynamicModule {
    return {
      module: RightsModule,
      imports: [ConsentModule, MessagesModule, SecretsModule],
      providers: [
        { provide: PARTS_OF_ME, useValue: [...others.flat(), ...consentParts] },
        ...[
          Copies,
          OwnRequests,
          Requests,
          RequestsForOthers,
          Closings,
          AgreedStops,
          AgreedChanges,
          Corrections,
          RightMail,
          RightScribe,
        ],
      ],
      exports: [ConsentModule, Copies, OwnRequests, Requests, RequestsForOthers, Closings, Corrections],
    };
  }
}
