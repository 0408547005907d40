export type { Tail } from './distributions/normal';
export { normalCdf, normalQuantile } from './distributions/normal';
export { studentCdf, studentP, studentQuantile } from './distributions/student-t';
export { chiSquaredCdf, chiSquaredQuantile } from './distributions/chi-squared';
export { fCdf, fQuantile } from './distributions/f';
export { fairTossesAtMost } from './distributions/even-binomial';
export { type Moments, moments, sum } from './numbers/sums';
export { type Interval, type Share, wilson } from './proportions/wilson';
export { type Difference, newcombe, newcombePaired, type Part, type TwiceAsked } from './proportions/newcombe';
export { type McNemar, mcnemar } from './proportions/mcnemar';
export { type Adjusted, mantelHaenszel, type Stratum } from './proportions/mantel-haenszel';
export { type BeforeAfter, type MeanChange, pairedChange } from './means/paired-change';
export { hedgesG, type Standardised, standardisedChange } from './means/hedges-g';
export { median, type Median } from './means/median';
export { type Alpha, cronbachAlpha } from './reliability/alpha';
export { mcdonaldOmega, type Omega } from './reliability/omega';
export { type Coefficient, type Linear, type Measured, ols } from './regression/ols';
export { logistic, type Logistic, type LogOdds, type YesOrNo } from './regression/logistic';
export { type Invited, type Representativeness, rIndicator } from './response/r-indicator';
export { type Alarm, type Arm, responseGap, type ResponseGap, usualAlarm } from './response/response-gap';
export { type Levels, type Transitions, transitions } from './change/transitions';
export { kaplanMeier, type Seen, type Step, survivalAt } from './survival/kaplan-meier';
export { detectableEffect, type Planned } from './planning/detectable-effect';
export type {
  Attack,
  AttackReport,
  BaseCell,
  Dimension,
  Estimate,
  Found,
  Hidden,
  HiddenCode,
  Known,
  MergeOffer,
  Profile,
  Protected,
  PublishedCell,
  Puzzle,
  Release,
  ReleaseLog,
  Shown,
  TablePlan,
} from './disclosure/types';
export { gapOf } from './disclosure/estimates';
export { mergeCodes } from './disclosure/merging';
export { protect } from './disclosure/protect';
export { hesaMean, hesaPercentage, roundedTo } from './disclosure/rounding';
export { meaningOf } from './disclosure/sign-off';
export {
  compareReleases,
  type Comparison,
  type Held,
  isTelling,
  knownFrom,
  type LedgerEntry,
  type Membership,
  reuseEarlier,
} from './disclosure/ledger';
export { type ModelBasis, modelMayShow } from './disclosure/models';
export { quantileOf } from './disclosure/quantiles';
export {
  FEWEST_SITES,
  MOST_WEIGHT,
  type Pooled,
  type PoolRefusal,
  randomEffects,
  type Site,
} from './pooling/random-effects';
export {
  gapSite,
  gapTogether,
  logOddsSite,
  shareOfLogOdds,
  shareSite,
  shareTogether,
  type ShownPart,
  type ShownStratum,
  type Together,
} from './pooling/protected-shares';
export { shareOf } from './disclosure/estimates';
