import type { Database, Jobs } from '@footing/database';
import { Candidates, ImportSteps } from '@footing/people';
import { type HeldClock, testSecrets } from '@footing/testing';
import { Bench } from '../bench.service';
import { BulkApprovals } from '../bulk-approvals.service';
import { Claims } from '../claims.service';
import { DraftRuns } from '../draft-runs.service';
import { Drafts } from '../drafts.service';
import { EngineDesk } from '../engine-desk';
import { Exports } from '../exports.service';
import { Forecasts } from '../forecasts.service';
import { OpenDrafts } from '../open-drafts.service';
import { Overviews } from '../overviews.service';
import { ReviewReports } from '../review-reports.service';
import { ReviewRules } from '../review-rules.service';
import { Reviews } from '../reviews.service';
import { Studies } from '../studies.service';
import { StudyInputs } from '../study-inputs';
import { StudyRuns } from '../study-runs.service';
import { SwapPrices } from '../swap-prices.service';
import { Swaps } from '../swaps.service';
import { WhatIfs } from '../what-ifs.service';

/** Everything the services of this library do, over one connection pool. */
export class Desk {
  readonly drafts: Drafts;
  readonly overviews: Overviews;
  readonly bench: Bench;
  readonly reviews: Reviews;
  readonly claims: Claims;
  readonly rules: ReviewRules;
  readonly reports: ReviewReports;
  readonly bulk: BulkApprovals;
  readonly swaps: Swaps;
  readonly exports: Exports;
  readonly studies: Studies;
  readonly studyRuns: StudyRuns;
  readonly whatIfs: WhatIfs;
  readonly forecasts: Forecasts;
  readonly engine = new EngineDesk();
  readonly candidates: Candidates;
  readonly steps: ImportSteps;

  constructor(
    readonly database: Database,
    jobs: Jobs,
    clock: HeldClock,
  ) {
    this.candidates = new Candidates(database, testSecrets());
    this.drafts = new Drafts(database, jobs, clock, new DraftRuns(database, clock, this.candidates));
    this.steps = new ImportSteps(database, jobs, clock, testSecrets());
    this.overviews = new Overviews(database);
    this.bench = new Bench(database, new SwapPrices(this.engine), clock);
    this.reviews = new Reviews(database, clock);
    this.claims = new Claims(database, clock);
    this.rules = new ReviewRules(database);
    this.reports = new ReviewReports(database);
    this.bulk = new BulkApprovals(database, clock, this.bench, this.reviews);
    this.swaps = new Swaps(database, clock, this.engine);
    this.studies = new Studies(database, jobs, clock);
    const open = new OpenDrafts(database, this.engine);
    this.whatIfs = new WhatIfs(database, open);
    this.forecasts = new Forecasts(open);
    this.exports = new Exports(database, this.forecasts);
    this.studyRuns = new StudyRuns(database, clock, new StudyInputs(database, this.candidates));
  }
}
