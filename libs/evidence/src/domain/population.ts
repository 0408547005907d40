import { bitOf, type Stage } from './stages';

/** How many of everybody who could take part in a round came how far: counts alone, by priority group and altogether. */
export interface PopulationCount {
  readonly round: number;
  /** Of the round: `2026/27`. */
  readonly cohort: string;
  /** Key of the dimension of the group; null: everybody. */
  readonly group: string | null;
  readonly reached: Readonly<Record<PopulationStage, { readonly n: number; readonly noiseKey: number }>>;
}

export const populationStages = ['eligible', 'invited', 'applied', 'matched'] as const satisfies readonly Stage[];
export type PopulationStage = (typeof populationStages)[number];

/** Somebody who could take part in a round, with the mark that decides the noise. */
export interface Counted {
  readonly round: number;
  readonly cohort: string;
  readonly groups: readonly string[];
  readonly stages: number;
  readonly mark: number;
}

/** Counts by round and group; a round in which nobody could take part has none. Cost: linear. */
export function populationCounts(people: readonly Counted[], groups: readonly string[]): PopulationCount[] {
  const rounds = [...new Set(people.map(({ round }) => round))].sort((a, b) => a - b);
  return rounds.flatMap((round) => {
    const here = people.filter((one) => one.round === round);
    return [null, ...groups].map((group) => {
      const of = group === null ? here : here.filter((one) => one.groups.includes(group));
      return { round, cohort: here[0]?.cohort ?? '', group, reached: reachedBy(of) };
    });
  });
}

function reachedBy(people: readonly Counted[]): PopulationCount['reached'] {
  const count = (stage: PopulationStage) => {
    const there = people.filter(({ stages }) => (stages & bitOf(stage)) !== 0);
    return { n: there.length, noiseKey: there.reduce((key, { mark }) => (key + mark) & 255, 0) };
  };
  return {
    eligible: count('eligible'),
    invited: count('invited'),
    applied: count('applied'),
    matched: count('matched'),
  };
}
