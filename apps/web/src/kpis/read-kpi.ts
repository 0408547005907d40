import {
  type Kpi,
  type KpiInput,
  kpiMeasures,
  type KpiPopulation,
  kpiPopulations,
  type PointInput,
  type PointKind,
  pointKinds,
} from '@footing/evidence';
import type { Typed } from '../http/read-form';
import { wordsIn } from '../practice/read-practice';
import { textIn } from '../programme/typed';

/** Between the characteristic and the group in the value of a choice: no key and no code holds one. */
const BETWEEN = '|';
export const groupValue = (characteristic: string, code: string): string => `${characteristic}${BETWEEN}${code}`;

function groupIn(text: string): { readonly characteristic: string; readonly code: string } | null {
  const at = text.lastIndexOf(BETWEEN);
  return at < 0 ? null : { characteristic: text.slice(0, at), code: text.slice(at + 1) };
}

const OUTCOMES = ['continuation', 'completion', 'good-degree', 'progression'] as const;
const orNull = (text: string): string | null => (text === '' ? null : text);

/** A KPI as it was typed; what cannot be read is for the service to refuse at its field. */
export function readKpi(body: Typed): KpiInput {
  const [measure = '', outcome = ''] = textIn(body, 'measure').split(':');
  const [group, other] = [groupIn(textIn(body, 'priority')), groupIn(textIn(body, 'comparator'))];
  const isGap = measure === 'M14';
  const isOther = other !== null && other.characteristic !== group?.characteristic;
  const population = textIn(body, 'population');
  return {
    name: wordsIn(body, 'name'),
    // A measure that nobody offered is refused as a gap without its outcome.
    measure: kpiMeasures.find((one) => one === measure) ?? 'M14',
    outcome: OUTCOMES.find((one) => one === outcome) ?? null,
    characteristic: group?.characteristic ?? null,
    priority: group?.code ?? null,
    // Another characteristic is no group to compare with: it is refused as the group itself.
    comparator: isGap && other ? (isOther ? (group?.code ?? other.code) : other.code) : null,
    population: kpiPopulations.find((one): one is KpiPopulation => one === population) ?? 'participants',
    ...{ threshold: wordsIn(body, 'threshold'), reference: wordsIn(body, 'reference') },
    sourceNote: wordsIn(body, 'sourceNote'),
    ...{ championId: orNull(textIn(body, 'championId')), ownerId: orNull(textIn(body, 'ownerId')) },
  };
}

/** A KPI as its form shows it. */
export const typedKpi = (kpi: Kpi): Typed => ({
  ...{ name: kpi.name, measure: `${kpi.measure}:${kpi.outcome ?? ''}`, population: kpi.population },
  priority: kpi.characteristic === null ? '' : groupValue(kpi.characteristic, kpi.priority ?? ''),
  comparator:
    kpi.characteristic === null || kpi.comparator === null ? '' : groupValue(kpi.characteristic, kpi.comparator),
  ...{ threshold: kpi.threshold, reference: kpi.reference, sourceNote: kpi.sourceNote },
  ...{ championId: kpi.championId ?? '', ownerId: kpi.ownerId ?? '', version: String(kpi.version) },
});

/** "2026/27", "2026-27" or "2026" as its autumn; not a number for anything else. */
export function yearIn(text: string): number {
  const found = /^(2[01]\d\d)(?:[/–-](\d\d))?$/.exec(text.replace(/\s/g, ''));
  if (!found) return Number.NaN;
  const autumn = Number(found[1]);
  return found[2] === undefined || Number(found[2]) === (autumn + 1) % 100 ? autumn : Number.NaN;
}

/** "4.5", "−3 points", "62 %"; null for nothing, not a number for anything else. */
export function valueIn(text: string): number | null {
  const bare = text.replace(/\s|%|points?|percent/g, '').replace('−', '-');
  if (bare === '') return null;
  return /^-?\d{1,3}(\.\d)?$/.test(bare) ? Number(bare) : Number.NaN;
}

/** What was set for a year, as it was typed. */
export function readPoint(body: Typed): PointInput {
  const kind = textIn(body, 'kind');
  return {
    kind: pointKinds.find((one): one is PointKind => one === kind) ?? 'milestone',
    ...{ year: yearIn(textIn(body, 'year')), value: valueIn(textIn(body, 'value')), why: wordsIn(body, 'why') },
  };
}
