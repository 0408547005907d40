export { ProgrammesModule } from './programmes.module';
export { programmesEntities } from './data/entities';
export type { Barrier, Criterion, Institution, PriorityGroup, Programme, Round, School } from './data/entities';
export { Institutions, type NewInstitution } from './institutions.service';
export { type Logo, type LogoFacts, type Look, Looks } from './looks.service';
export { LookInput, NoticesInput } from './look.input';
export { MOST_LOGO_BYTES, type Picture, pictureIn } from './domain/picture';
export { Supervision } from './supervision.service';
export { Schools } from './schools.service';
export { PriorityGroups } from './priority-groups.service';
export { Programmes } from './programmes.service';
export { type ComparedList, type MoatList, MoatLists } from './codes/moat-lists.service';
export { type CodeChoices, type CodedProgramme, ProgrammeCodes } from './codes/programme-codes.service';
export { deliveries, kindInWords, USUAL_RISKS } from './codes/programme-codes';
export { ProgrammeCodesInput } from './codes/programme-codes.input';
export { moatColumns, type MoatFault, moatHeadingFaults, type MoatRow, readMoatRows } from './codes/moat-rows';
export { Rounds } from './rounds.service';
export { RoundRules } from './round-rules.service';
export { RoundChoices, type ShownLottery } from './round-choices.service';
export { type FairnessSetting, type RoundRuleSettings, type RuleSetting, settingsOf } from './settings';
export { type RoundDetail, loadRound } from './data/round-detail.query';
export { type ComparedInRound, comparedIn } from './data/compared.query';
export { type RoundLottery, lotteryOf } from './data/lottery.query';
export { primaryGroups } from './data/primary-groups.query';
export { PriorityGroupInput, SchoolInput } from './institution.input';
export { ProgrammeInput } from './programme.input';
export { FloorInput, RoundChoicesInput } from './choices.input';
export { TriedRulesInput } from './tried-rules.input';
export { NewRoundInput, RoundInput } from './round.input';
export {
  BarrierInput,
  CriterionInput,
  MinimumFitInput,
  RoundSchoolsInput,
  SwitchBarriersInput,
  TierInput,
  TiersInput,
  WeightInput,
  WeightsInput,
} from './rules.input';
export { answerName, mentorAnswers, studentAnswers } from './domain/answer-fields';
export {
  type BarrierKind,
  barrierKinds,
  standingBarriers,
  type SwitchBarrier,
  switchBarriers,
} from './domain/barrier-kinds';
export { type Aim, aims, type FairnessKind, fairnessKinds, type RoundSizes } from './domain/choices';
export { comparisonFaults } from './domain/comparison';
export { type ComparisonKind, type CriterionKind, criterionKinds, defaultCriteria } from './domain/criterion-kinds';
export { type Nation, type NationProfile, nations } from './domain/nations';
export { type ProgrammeKind, programmeKinds } from './domain/programme-kinds';
export { risks } from './domain/risks';
export { nearestDayFirst, phaseOn, roundDateNames } from './domain/round-dates';
export type { RoundDate, RoundDates, RoundPhase } from './domain/round-dates';
export { sectorFamilies } from './domain/sector-families';
export { asTried, triedFaults, type TriedRules, withTried } from './domain/tried-rules';
export { respread, weightFaults } from './domain/weights';
