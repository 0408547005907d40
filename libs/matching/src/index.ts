export { MatchingModule } from './matching.module';
export { matchingEntities } from './data/entities';
export { type DraftListed, type DraftProgress, Drafts, type DraftView, type DraftWish } from './drafts.service';
export { DraftRuns } from './draft-runs.service';
export { EngineDesk } from './engine-desk';
export { type LeftGroup, type Overview, Overviews } from './overviews.service';
export { Bench } from './bench.service';
export type { BenchEntry, PricedAlternative, Queue, ToldPrice } from './bench-views';
export { type Claim, Claims } from './claims.service';
export { BulkApprovals, type BulkView } from './bulk-approvals.service';
export { type ReviewFigures, ReviewReports } from './review-reports.service';
export { type ReviewManner, ReviewRules, type RulesOfReview } from './review-rules.service';
export { type Against, type OverrideKind, overrideKinds, overrideWords } from './domain/against';
export { type Besides, Reviews, type Seen } from './reviews.service';
export { Swaps, type SwapView } from './swaps.service';
export { type NamedStudent, WhatIfs, type WhatIfView } from './what-ifs.service';
export { MOST_MORE, MOST_TRIED_PLACES, tierField, type TriablePeople, type TriedPeople } from './domain/tried-people';
export { type AimComparison, type AimSketch, Forecasts, type GapForecast } from './forecasts.service';
export { Studies, type StudyOf, type StudyWish } from './studies.service';
export type { ChanceOfStudent } from './data/chances.query';
export { StudyRuns } from './study-runs.service';
export { Study, type StudyState } from './data/study.entity';
export type { DesignChoice, StudyKind, StudyResults } from './domain/study-report';
export { Exports, type ExportTable, exportTables } from './exports.service';
export { type ApprovedPair, ApprovedPairs } from './approved-pairs.service';
export { AfterPublication } from './after-publication.service';
export { NextBest, type NextChoice } from './next-best.service';
export { stopCoreDrafts, stopDrafts } from './stop-drafts';
export { type Draft, type DraftState, type Keep, keepKinds } from './data/draft.entity';
export type { ReadOnly, ShownLottery } from './data/drafts.query';
export {
  type Entry,
  type EntryFilter,
  type EntryOrder,
  entryOrders,
  type EntryStatus,
  entryStatuses,
} from './data/entries.query';
export type { EntryOnBench, PairOnBench, PersonOnBench } from './data/bench-entry.query';
export type { AlternativeView } from './data/alternatives.query';
export type { DecisionView } from './data/decisions.query';
export type { DecisionKind } from './data/decision.entity';
export { type Appeal, appealFor } from './domain/appeal';
export type { GroupTable } from './domain/counted-groups';
export { FEWEST_TOLD, type GuardedGroup } from './domain/guarded-groups';
export type { DraftSketch } from './domain/draft-sketch';
export type { DraftSummary } from './domain/draft-summary';
export type { LabelledAnswer } from './domain/labelled-answers';
export type { ReviewState, ReviewStep } from './domain/review-lifecycle';
export type { SwapPrice } from './domain/swap-price';
export type { TierCount, ToldTier } from './domain/told-tier';
export type { NamedMove, SwapWords } from './domain/swap-words';
export { type Explained, reasonsFor } from './domain/reasons';
export { refusalWords } from './domain/refusal-words';
export { matchInput, type RoundMentor, type RoundPeople, type RoundStudent } from './domain/match-input';
export { type GroupPrice, type KeptPlaces, PlacesKept } from './places-kept.service';
export { matchingRetention } from './retention';
export { matchingParts } from './parts-of-me';
