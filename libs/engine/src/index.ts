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
} from './model';
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
} from './draft-model';
export { alternativesFor, type Alternative } from './alternatives';
export { barriersBetween } from './barriers';
export { check } from './check';
export { makeDraft } from './draft';
export { type Chances, chancesOf, designPreview, type OnDrawn } from './questions/chances';
export { compareAims, type Diagnosis, diagnose, type UnderAim } from './questions/diagnosis';
export { type GapsBy, gapForecast } from './questions/gap-forecast';
export { OpenRound } from './questions/open-round';
export type { Outlook } from './questions/outlook';
export { type PricedPlaces, priceOfPlaces } from './questions/price-of-places';
export { type Cost, type MentorCost, type StudentCosts, swapCostsOf } from './questions/swap-costs-of';
export { type WhatIf, whatIf } from './questions/what-if';
export type { MentorGap } from './forecast/mentor-gaps';
export type { Design } from './repair/design-preview';
export { explainPair, type Audience } from './explain/explain-pair';
export { explainUnmatched } from './explain/explain-unmatched';
export { asFit, SCORE_MAX } from './parts';
export { InputRefused, type RefusalCode } from './refusal';
export { scorePair } from './score';
export { previewSwap, type Move, type SwapPreview } from './swap';
export { validate } from './validate';
export { ENGINE_VERSION } from './version';
