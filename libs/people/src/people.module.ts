import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentModule, Correctors, StopPlaces } from '@footing/consent';
import { SecretsModule } from '@footing/secrets';
import { Applications } from './applications.service';
import { Candidates } from './data/candidates.query';
import { peopleEntities } from './data/entities';
import { stopAnswers } from './data/own-experiences.query';
import { FreeColumns } from './free-columns.service';
import { ImportRows } from './imports/import-rows.service';
import { ImportSteps } from './imports/import-steps.service';
import { Imports } from './imports/imports.service';
import { Offers } from './offers.service';
import { OwnAnswers } from './own-answers.service';
import { OwnExperiences } from './own-experiences.service';
import { peopleCorrector } from './own/corrector';
import { AccessNeeds } from './own/access-needs.service';
import { OwnApplications } from './own/own-applications.service';
import { OwnOffers } from './own/own-offers.service';
import { SignedOffTiers } from './signed-off/signed-off-tiers.service';

const services = [
  ...[Applications, Offers, OwnAnswers, OwnExperiences, FreeColumns, Candidates],
  ...[Imports, ImportRows, ImportSteps, SignedOffTiers, OwnApplications, OwnOffers, AccessNeeds],
];

/** Students, mentors, what they said for a round, and the files they come in. */
@Module({
  imports: [TypeOrmModule.forFeature(peopleEntities), SecretsModule, ConsentModule],
  providers: services,
  exports: services,
})
export class PeopleModule {
  constructor(places: StopPlaces, correctors: Correctors) {
    correctors.register(peopleCorrector);
    places.register('answers', stopAnswers);
  }
}
