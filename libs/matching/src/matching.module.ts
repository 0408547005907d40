import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentModule, StopPlaces } from '@footing/consent';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { AfterPublication } from './after-publication.service';
import { ApprovedPairs } from './approved-pairs.service';
import { Bench } from './bench.service';
import { BulkApprovals } from './bulk-approvals.service';
import { Claims } from './claims.service';
import { matchingEntities } from './data/entities';
import { DraftRuns } from './draft-runs.service';
import { Drafts } from './drafts.service';
import { EngineDesk } from './engine-desk';
import { Exports } from './exports.service';
import { Forecasts } from './forecasts.service';
import { NextBest } from './next-best.service';
import { OpenDrafts } from './open-drafts.service';
import { Overviews } from './overviews.service';
import { PlacesKept } from './places-kept.service';
import { ReviewReports } from './review-reports.service';
import { ReviewRules } from './review-rules.service';
import { Reviews } from './reviews.service';
import { SwapPrices } from './swap-prices.service';
import { Studies } from './studies.service';
import { StudyInputs } from './study-inputs';
import { stopCoreDrafts, stopDrafts } from './stop-drafts';
import { StudyRuns } from './study-runs.service';
import { Swaps } from './swaps.service';
import { WhatIfs } from './what-ifs.service';

const services = [
  Drafts,
  Overviews,
  Bench,
  Claims,
  ReviewRules,
  ReviewReports,
  BulkApprovals,
  Reviews,
  Swaps,
  Studies,
  WhatIfs,
  Forecasts,
  PlacesKept,
  Exports,
  ApprovedPairs,
  AfterPublication,
  NextBest,
];

/** Drafts of the engine, and what consultants decide about them. */
@Module({
  imports: [TypeOrmModule.forFeature(matchingEntities), ProgrammesModule, PeopleModule, ConsentModule],
  providers: [...services, DraftRuns, StudyRuns, StudyInputs, EngineDesk, OpenDrafts, SwapPrices],
  exports: [...services, DraftRuns, StudyRuns, EngineDesk],
})
export class MatchingModule {
  constructor(places: StopPlaces) {
    places.register('drafts', stopDrafts);
    places.register('declared-drafts', stopDrafts);
    places.register('core-drafts', stopCoreDrafts);
  }
}
