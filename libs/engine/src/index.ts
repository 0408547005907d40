export type {
  Answer,
  Answers,
  BarrierKind,
  BarrierRule,
  BarrierRuleKind,
  Criterion,
  CriterionKind,
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
  NoMentorAllowed,
  OnProgress,
  Part,
  PlacesTaken,
  Progress,
  UnmatchedReason,
} from './draft-model';
export { alternativesFor, type Alternative } from './alternatives';
export { barriersBetween } from './barriers';
export { check } from './check';
export { makeDraft } from './draft';
export { explainPair, type Audience } from './explain/explain-pair';
export { explainUnmatched } from './explain/explain-unmatched';
export { asFit, SCORE_MAX } from './parts';
export { InputRefused, type RefusalCode } from './refusal';
export { scorePair } from './score';
export { previewSwap, type Move, type SwapPreview } from './swap';
export { validate } from './validate';
export { ENGINE_VERSION } from './version';
