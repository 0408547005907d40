import type { OutcomeKey } from '../../domain/stages';

/** What a KPI can be a figure of, of the catalogue of measures. */
export const kpiMeasures = ['M14', 'M12', 'M13', 'M02'] as const;
export type KpiMeasure = (typeof kpiMeasures)[number];

/** Who is counted: everybody who applied, or those of them who had a mentor. */
export const kpiPopulations = ['participants', 'applicants'] as const;
export type KpiPopulation = (typeof kpiPopulations)[number];

export type KpiState = 'draft' | 'agreed' | 'retired';

/** What is measured, of whom: what stays from when a KPI is agreed. */
export interface KpiDefinition {
  readonly measure: KpiMeasure;
  /** Null for a good degree and for take-up. */
  readonly outcome: OutcomeKey | null;
  /** Key of a dimension of the evidence base; null: everybody together. */
  readonly characteristic: string | null;
  /** The code of those whose figure it is; null: everybody. */
  readonly priority: string | null;
  /** The code of those they are compared with; null for a gap: all others of whom it is known. */
  readonly comparator: string | null;
  readonly population: KpiPopulation;
}

/** What a university set itself to reach. */
export interface Kpi extends KpiDefinition {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** What counts as the characteristic, in words; may be empty. */
  readonly threshold: string;
  /** Of the plan it stands in; may be empty. */
  readonly reference: string;
  readonly sourceNote: string;
  readonly championId: string | null;
  /** Name; empty: nobody. */
  readonly champion: string;
  readonly ownerId: string | null;
  readonly owner: string;
  readonly state: KpiState;
  readonly agreedAt: Date | null;
  readonly retiredAt: Date | null;
  readonly changedAt: Date;
}

/** Whether lower is better. */
export const isGap = ({ measure }: Pick<KpiDefinition, 'measure'>): boolean => measure === 'M14';

export const pointKinds = ['baseline', 'milestone', 'target'] as const;
export type PointKind = (typeof pointKinds)[number];

/** What was set for a year: one line each time. */
export interface KpiPoint {
  readonly kind: PointKind;
  /** The autumn of the academic year. */
  readonly year: number;
  /** From 1, by kind and year. */
  readonly number: number;
  /** Percentage points or per cent, to 0.1; null: it was taken away. */
  readonly value: number | null;
  /** The reading it was taken from; null: it was typed. */
  readonly reading: number | null;
  readonly why: string;
  readonly setAt: Date;
  /** Name; empty where it is no longer known. */
  readonly setBy: string;
}

/** What stands now of everything that was set, by year. */
export function pointsNow(points: readonly KpiPoint[]): KpiPoint[] {
  const last = new Map<string, KpiPoint>();
  for (const one of points) {
    const key = `${one.kind} ${one.year}`;
    if ((last.get(key)?.number ?? 0) < one.number) last.set(key, one);
  }
  return [...last.values()].filter(({ value }) => value !== null).sort((a, b) => a.year - b.year);
}
