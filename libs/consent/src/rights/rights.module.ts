import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { ConsentModule } from '../consent.module';
import { Closings } from './closings.service';
import { Erasures } from './erasing/erasures.service';
import { OwnRequests } from './own-requests.service';
import { Requests } from './requests.service';
import { RightMail } from './right-mail.service';
import { RightScribe } from './right-scribe';

/** What people ask about their own data, and what becomes of it. */
@Module({
  imports: [ConsentModule, MessagesModule, SecretsModule],
  providers: [OwnRequests, Requests, Closings, Erasures, RightMail, RightScribe],
  exports: [OwnRequests, Requests, Closings, Erasures],
})
export class RightsModule {}
