export type {
  Answer,
  Aim,
  Answers,
  BarrierKind,
  BarrierRule,
  BarrierRuleKind,
  Criterion,
  CriterionKind,
  Fairness,
  MatchInput,
  Mentor,
  PairOfIds,
  Pin,
  RoundSettings,
  StandingBarrierKind,
  Student,
} from './model/input';
export type {
  Barrier,
  BelowMinimumFit,
  Certificate,
  Draft,
  DraftPair,
  Evidence,
  EvidenceCode,
  GroupTooSmall,
  NoMentorAllowed,
  OnProgress,
  OthersFirst,
  Part,
  PlacesTaken,
  Progress,
  UnmatchedReason,
} from './model/draft';
export { alternativesFor, type Alternative } from './questions/alternatives';
export { barriersBetween } from './pair/barriers';
export { check } from './proof/check';
export { makeDraft } from './draft/make-draft';
export { type Chances, chancesOf, designPreview, type OnDrawn } from './questions/chances';
export { compareAims, type Diagnosis, diagnose, type UnderAim } from './questions/diagnosis';
export { type GapsBy, gapForecast } from './questions/gap-forecast';
export { OpenRound } from './questions/open-round';
export type { Outlook } from './questions/outlook';
export { type PricedPlaces, priceOfPlaces } from './questions/price-of-places';
export { type Cost, type MentorCost, type StudentCosts, swapCostsOf } from './questions/swap-costs-of';
export type { OtherPeople } from './questions/other-people';
export { type WhatIf, whatIf } from './questions/what-if';
export type { MentorGap } from './forecast/mentor-gaps';
export type { Design } from './repair/design-preview';
export { explainPair, type Audience } from './explain/explain-pair';
export { explainUnmatched } from './explain/explain-unmatched';
export { asFit, SCORE_MAX } from './model/points';
export { InputRefused, type RefusalCode } from './refusals/refusal';
export { scorePair } from './pair/score';
export { previewSwap, type Move, type SwapPreview } from './questions/swap';
export { validate } from './refusals/validate';
export { ENGINE_VERSION } from './version';
