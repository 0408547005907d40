import type { Comparison } from './data/comparison';
import type { RoundDetail } from './data/round-detail.query';
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
}

/** A round's rules as they are now. A draft keeps its own copy, so a later change never reaches it. */
export const settingsOf = ({ round, criteria, barriers }: RoundDetail): RoundRuleSettings => ({
  criteria: criteria.map((criterion) => ({ ...setting(criterion), weight: criterion.weight })),
  barriers: barriers.map(setting),
  minimumFit: round.minimumFit / 100,
  sectors: sectorFamilies,
});

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
