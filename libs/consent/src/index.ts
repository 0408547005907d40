export { ConsentModule } from './consent.module';
export { type Choice, Choices, type Decision, type EventKind, type Recorded } from './choices.service';
export { hasChanged } from './errors';
export { begin, permittedNow, type Permitted, type Use } from './fence';
export { type Language, type Notice, Notices } from './notices.service';
export type { Person } from './person';
export { MissedStops } from './journal/missed-stops.service';
export { RestoreGuard } from './journal/restore-guard';
export { OwnChoices } from './own/own-choices.service';
export type { OfferedItems, ShownChoice, ShownPurpose, Wish } from './own/own-choices.service';
export { type DecisionPage, type OwnDecision, OwnDecisions, type StopStanding } from './own/own-decisions.service';
export type { DecisionLine, PlaceStopped } from './own/decisions.query';
export { ShownTexts, type TextInForm } from './own/shown-texts.service';
export { type Receipt, Receipts, type ReceiptSettings, type Sealing } from './receipts/receipts.service';
export { selfOf } from './own/self.query';
export { type MailedPurpose, type OpenStopLink, StopLinks } from './stop-links/stop-links.service';
export { RetentionModule } from './retention/retention.module';
export type { RetentionRun, RunState } from './retention/retention.query';
export { DAYS_TO_SAY_NO, Retention, type RetentionView, type RuleHere } from './retention/retention.service';
export { consentRetention, type KeptForGood, keptForGood, type RetentionRule } from './retention/rules';
export { RightsModule } from './rights/rights.module';
export { type IfAskedToday, OwnRequests, type RequestWithLines } from './rights/own-requests.service';
export { type Board, type OpenStep, Requests } from './rights/requests.service';
export type { RequestInHand, RequestOnBoard } from './rights/requests.service';
export { type AskedCorrection, Corrections } from './rights/corrections.service';
export { type Change, type Corrector, Correctors, type HeldField, type Records } from './rights/correctors';
export { type Answer, Closings } from './rights/closings.service';
export { type ErasurePreview, Erasures, type TraceFound } from './rights/erasing/erasures.service';
export type { KeptRequest, RequestFilter } from './rights/data/requests.query';
export type { RightLine, RightLineStep } from './rights/data/lines.query';
export { RequestsForOthers } from './rights/requests-for-others.service';
export { AnswerInput, AskInput, BY_HAND, ByLetterInput, StepInput, WordsInput } from './rights/right.input';
export { nextDue } from './domain/rights/board';
export { groundsFor, type RightStep } from './domain/rights/request-course';
export { grounds, isRightKind, outcomeWords, rightKinds, rights } from './domain/rights/right-kinds';
export type { RightGround, RightKind, RightOutcome, RightState } from './domain/rights/right-kinds';
export { Copies, type CopyOfMe, type ReadPart } from './copies/copies.service';
export { type Cell, named, type PartOfMe, type Reading } from './copies/part-of-me';
export { consentParts } from './copies/consent-parts';
export { asksFirst, basesFor } from './domain/bases-for';
export type { PurposeRow, ToAskAgain } from './settings/purpose-settings.query';
export {
  type OlderYes,
  type PurposeChange,
  PurposeSettings,
  type PurposeTexts,
} from './settings/purpose-settings.service';
export { ImpactAssessments } from './impact/impact-assessments.service';
export { Endings } from './stops/endings.service';
export { type Evidence, type Stopped, type StopHere, StopPlaces } from './stops/stop-places';
export { StopTasks } from './stops/stop-tasks.service';
export { MissedErasures } from './rights/erasing/missed-erasures.service';
export { type ErasureOutcome, traces } from './rights/erasing/traces';
export { Certificates, type Certified } from './log/certificates.service';
export { type InLog, Log, type LogReport } from './log/log.service';
export { SigningKeys } from './log/signing-keys';
export { type Contact, mayContactDirectly } from './domain/may-contact';
export { nextWorkingDay } from './domain/clocks/corresponding-date';
