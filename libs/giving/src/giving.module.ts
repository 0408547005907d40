import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { MessagesModule } from '@footing/messages';
import { PairingsModule } from '@footing/pairings';
import { PeopleModule } from '@footing/people';
import { TrainingModule } from '@footing/training';
import { MentorHome } from './mentor-home.service';
import { OfferSignUps } from './offer-sign-ups.service';
import { OwnPlaces } from './own-places.service';
import { PlacesAsked } from './places-asked.service';
import { Readiness } from './readiness.service';
import { Sharing } from './sharing.service';

const services = [MentorHome, OfferSignUps, OwnPlaces, PlacesAsked, Sharing];

/** Mentors offer places, share what they choose, and are asked again. */
@Module({
  imports: [ConsentModule, MessagesModule, PairingsModule, PeopleModule, TrainingModule],
  providers: [...services, Readiness],
  exports: services,
})
export class GivingModule {}
