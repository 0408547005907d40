import type { Comparison } from './data/comparison';
import type { RoundDetail } from './data/round-detail.query';
import type { Aim, FairnessKind } from './domain/choices';
import type { BarrierKind } from './domain/barrier-kinds';
import type { CriterionKind } from './domain/criterion-kinds';
import { sectorFamilies } from './domain/sector-families';

/** One rule of a round, as the engine reads it. What the kind does not need is left out. */
export interface RuleSetting<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly studentField?: string;
  readonly mentorField?: string;
  /** Values, lowest first. */
  readonly order?: readonly string[];
  readonly atLeast?: number;
}

/** The rules of a round, as the engine reads them: plain values that can be kept beside a draft. */
export interface RoundRuleSettings {
  readonly criteria: readonly (RuleSetting<CriterionKind> & { readonly weight: number })[];
  readonly barriers: readonly RuleSetting<BarrierKind>[];
  /** 0 to 1: below it two people are never paired. */
  readonly minimumFit: number;
  /** Sector to family; sectors of one family are neighbours. */
  readonly sectors: Readonly<Record<string, string>>;
  readonly aim: Aim;
  /** Everybody counts as one tier. */
  readonly ignoreTiers: boolean;
  /** Left out when nothing comes between the tiers and the fit. Groups are ids of priority groups. */
  readonly fairness?: FairnessSetting;
  /** 0 to 1: what keeping a pairing of an earlier draft is worth. */
  readonly retention: number;
  /** 0 to 1: how much the mentor's view counts beside the student's. */
  readonly mentorsView: number;
  /** 0 to 1: what a lottery number is worth at most. */
  readonly lotteryStrength: number;
  /** Students mentor the others. */
  readonly reverse: boolean;
}

/** What comes between the tiers and the fit, as the engine reads it. */
export type FairnessSetting =
  | { readonly kind: 'floors'; readonly floors: readonly { readonly group: string; readonly places: number }[] }
  | { readonly kind: 'even-coverage' | 'raise-the-lowest' };

/** A round's rules as they are now. A draft keeps its own copy, so a later change never reaches it. */
export const settingsOf = ({ round, programme, criteria, barriers, floors }: RoundDetail): RoundRuleSettings => ({
  criteria: criteria.map((criterion) => ({ ...setting(criterion), weight: criterion.weight })),
  barriers: barriers.map(setting),
  minimumFit: round.minimumFit / 100,
  sectors: sectorFamilies,
  aim: round.choices.aim,
  ignoreTiers: round.choices.ignoreTiers,
  ...fairnessOf(round.choices.fairness, floors),
  retention: round.choices.retention / 100,
  mentorsView: round.choices.mentorsView / 100,
  lotteryStrength: round.choices.lotteryStrength / 100,
  reverse: programme.kind === 'reverse',
});

function fairnessOf(kind: FairnessKind, floors: RoundDetail['floors']): { fairness?: FairnessSetting } {
  if (kind === 'none') return {};
  if (kind !== 'floors') return { fairness: { kind } };
  return { fairness: { kind, floors: floors.map(({ priorityGroupId: group, places }) => ({ group, places })) } };
}

function setting<Kind extends string>(rule: Comparison & { id: string; kind: Kind }): RuleSetting<Kind> {
  const { id, kind, name, studentField, mentorField, orderedValues, atLeast } = rule;
  return {
    id,
    kind,
    name,
    ...(studentField === null ? {} : { studentField }),
    ...(mentorField === null ? {} : { mentorField }),
    ...(orderedValues.length === 0 ? {} : { order: [...orderedValues] }),
    ...(atLeast === null ? {} : { atLeast }),
  };
}
