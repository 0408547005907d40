export { ConsentModule } from './consent.module';
export { type Choice, Choices, type Decision, type EventKind, type Recorded } from './choices.service';
export { hasChanged } from './errors';
export { begin, permittedNow, type Permitted, type Use } from './fence';
export { type Language, type Notice, Notices } from './notices.service';
export type { Person } from './person';
export { MissedStops } from './journal/missed-stops.service';
export { RestoreGuard } from './journal/restore-guard';
export {
  OwnChoices,
  type OfferedItems,
  type ShownChoice,
  type ShownPurpose,
  type Wish,
} from './own/own-choices.service';
export { type DecisionPage, type OwnDecision, OwnDecisions, type StopStanding } from './own/own-decisions.service';
export type { DecisionLine, PlaceStopped } from './own/decisions.query';
export { selfOf } from './own/self.query';
export { RetentionModule } from './retention/retention.module';
export type { RetentionRun, RunState } from './retention/retention.query';
export { DAYS_TO_SAY_NO, Retention, type RetentionView, type RuleHere } from './retention/retention.service';
export { consentRetention, type KeptForGood, keptForGood, type RetentionRule } from './retention/rules';
