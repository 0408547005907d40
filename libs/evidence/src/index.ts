export { EvidenceModule } from './evidence.module';
export { Evidence } from './evidence.service';
export type { ReportAsk } from './measures/report-maker';
export type { EvidenceTable } from './measures/evidence-table';
export { Flow, type FlowAsk, type FlowStage, type FlowStep } from './flow.service';
export type { Ask, Compare } from './measures/ask';
export { type Measure, type MeasureId, measures, type Need } from './measures/catalogue';
export type { Figure, Note } from './measures/figures/figure';
export { isSameQuestion, type ReleasePlanned } from './releases/release-planned';
export { ReleasePlans } from './releases/release-plans.service';
export { ReleaseHeld } from './releases/release-held';
export { type ReleaseAsk, Releases, type ReleaseView } from './releases/releases.service';
export { evidenceParts } from './parts-of-me';
export { evidenceRetention } from './retention';
export { type DimensionCode, type DimensionKind, type DimensionView } from './domain/dimension';
export type { RegistryFault } from './domain/read-registry';
export { type RegistryColumn, registryColumns, registrySchema, STUDENT_NUMBER } from './domain/registry-columns';
export type { SnapshotScale } from './domain/snapshot-scale';
export { type OutcomeKey, outcomeNames, type Stage, type Wave } from './domain/stages';
export { LinkageTerms, type LinkageTermsInput, type LinkageTermsView } from './registry/linkage-terms.service';
export { MOST_REGISTRY_BYTES, RegistryRefusal } from './registry/read-registry-file';
export { Registry, type RegistryPreview } from './registry/registry.service';
export type { RegistryFile } from './data/registry.query';
export { OwnEvidence, type OwnSnapshot } from './snapshots/own-evidence.service';
export type { SnapshotDetail, SnapshotView } from './snapshots/snapshot-view';
export { Snapshots } from './snapshots/snapshots.service';
export type { KpiReading, KpiWhole } from './kpis/data/kpis.query';
export {
  isGap,
  type Kpi,
  type KpiDefinition,
  type KpiMeasure,
  kpiMeasures,
  type KpiPoint,
  type KpiPopulation,
  kpiPopulations,
  type KpiState,
  type PointKind,
  pointKinds,
  pointsNow,
} from './kpis/domain/kpi';
export type { KpiInput, PointInput } from './kpis/kpi.input';
export { KpiReadings } from './kpis/kpi-readings.service';
export { type KpiChoices, type KpiMove, Kpis, type SnapshotToRead } from './kpis/kpis.service';
export type { ReadYear } from './kpis/reading';
export { inTenths, standingInWords, tenthsInWords, unknownInWords, verdictOf, whyHidden } from './kpis/standing';
export { ActionClock } from './networks/action-clock.service';
export type { ItemKind, Network, NetworkMember } from './networks/data/networks.query';
export type { OpenLetter, Sending, SentItem } from './networks/data/sendings.query';
export { type Rhythm, rhythms } from './networks/domain/schedule';
export { NetworkLinks, type OpenedLetter } from './networks/network-links.service';
export { NetworkSendings, type SendingPreview } from './networks/network-sendings.service';
export { networkLetter } from './networks/network-mail';
export type { MemberInput, NetworkInput } from './networks/network.input';
export { NetworksModule } from './networks/networks.module';
export { type ItemInput, type NetworkChoices, Networks, type NetworkView } from './networks/networks.service';
export { type OwnAction, OwnActions } from './networks/own-actions.service';
export { type ActionInput, MOST_ACTION } from './practice/action.input';
export type { PossibleOwner } from './practice/data/owners.query';
export type { PracticeEntry, PracticeYear } from './practice/data/year.query';
export { academicYear } from './practice/domain/academic-year';
export { type ActionState, actionStates, isOpen, isOverdue, type PracticeAction } from './practice/domain/action';
export { evidenceLines, type PracticeEvidence } from './practice/domain/evidence-lines';
export { isTopic, type PracticePart, type PracticeWords } from './practice/domain/part';
export { type Rating, ratingChange, ratingInWords, ratings } from './practice/domain/rating';
export type { EntryInput } from './practice/entry.input';
export { PracticeActions } from './practice/practice-actions.service';
export { type OpenEntry, PracticeEntries } from './practice/practice-entries.service';
export { type PlannedAction, type PracticeReport, PracticeReports } from './practice/practice-reports.service';
export { PracticeWordings } from './practice/practice-wordings.service';
export { PracticeYears } from './practice/practice-years.service';
export { PracticeModule } from './practice/practice.module';
export { buildPack, newSigningKey, signerWith } from './packs/pack/build-pack';
export { DocumentWords, type DocumentWordsView } from './packs/document-words.service';
export { type EvidenceDocument, EvidenceFiles } from './packs/evidence-files.service';
export type { EvidenceFile, FileFormat } from './packs/file-of';
export { type PublicKeyView, SigningKeys } from './packs/signing-keys.service';
export { verifyPack } from './packs/pack/verify-pack';
