import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { MessagesModule } from '@footing/messages';
import { PeopleModule } from '@footing/people';
import { TrainingModule } from '@footing/training';
import { OfferSignUps } from './offer-sign-ups.service';
import { PlacesAsked } from './places-asked.service';
import { Readiness } from './readiness.service';
import { Sharing } from './sharing.service';

const services = [OfferSignUps, PlacesAsked, Readiness, Sharing];

/** Mentors offer places, share what they choose, and are asked again. */
@Module({
  imports: [ConsentModule, MessagesModule, PeopleModule, TrainingModule],
  providers: services,
  exports: services,
})
export class GivingModule {}
