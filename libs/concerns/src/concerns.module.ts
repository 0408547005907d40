import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { PairingsModule } from '@footing/pairings';
import { SecretsModule } from '@footing/secrets';
import { ConcernClock } from './concern-clock.service';
import { ConcernDesk } from './concern-desk.service';
import { ConcernMail } from './concern-mail.service';
import { ConcernSettings } from './concern-settings.service';
import { HeldContact } from './held-contact.service';
import { RaisedConcerns } from './raised-concerns.service';

const services = [RaisedConcerns, ConcernDesk, ConcernSettings, ConcernClock];

/** Concerns: raised in confidence, read by the safeguarding lead and nobody else. */
@Module({
  imports: [MessagesModule, PairingsModule, SecretsModule],
  providers: [...services, ConcernMail, HeldContact],
  exports: services,
})
export class ConcernsModule {}
