import type { Profile } from '@footing/statistics';
import type { FieldError } from '@footing/kernel';
import type { SnapshotHead } from '../data/snapshots.query';
import type { DimensionView, Dose } from '../domain/dimension';
import type { SnapshotScale } from '../domain/snapshot-scale';
import { type OutcomeKey, outcomes, type Wave, waves } from '../domain/stages';
import { type Measure, measureOf, type MeasureId } from './catalogue';

/** Two groups to be compared. */
export interface Compare {
  /** Key of the dimension that parts them. */
  readonly dimension: string;
  readonly priority: string;
  readonly comparator: string;
  /** Key of a dimension in which like is compared with like. */
  readonly within?: string;
}

/** What is asked of a snapshot. */
export interface Ask {
  readonly snapshot: number;
  readonly measure: MeasureId;
  /** Keys of up to three dimensions; none: everybody together. */
  readonly by?: readonly string[];
  /** Academic years; absent: all. */
  readonly cohorts?: readonly string[];
  readonly side?: 'student' | 'mentor';
  readonly outcome?: OutcomeKey;
  /** Key of a scale of the snapshot (M07, M10), or of the scale alone, with `from` and `to` (M08, M09). */
  readonly scale?: string;
  readonly wave?: Wave;
  readonly from?: Wave;
  readonly to?: Wave;
  readonly compare?: Compare;
  /** For take-up; 1 unless told. */
  readonly minimumMeetings?: number;
  readonly dose?: Dose;
  /** In pounds. */
  readonly cost?: number;
  /** `internal` unless told. */
  readonly profile?: Profile;
}

/** What was asked, with everything it names found in the snapshot. */
export interface Question {
  readonly measure: Measure;
  readonly profile: Profile;
  readonly side: 'student' | 'mentor';
  readonly by: readonly DimensionView[];
  /** Places of academic years in their dimension; null: all. */
  readonly cohorts: readonly number[] | null;
  readonly outcome: OutcomeKey | null;
  readonly wave: Wave;
  readonly scales: {
    readonly one: SnapshotScale | null;
    readonly before: SnapshotScale | null;
    readonly after: SnapshotScale | null;
  };
  readonly compare: (Compare & { readonly of: DimensionView; readonly strata: DimensionView | null }) | null;
  readonly minimumMeetings: number;
  readonly dose: Dose;
  readonly cost: number;
}

const MOST_BY = 3;
export const MOST_MEETINGS = 100;
const profiles: readonly string[] = ['internal', 'hesa', 'ofs', 'public'];

/** The question, or everything that keeps it from being one. */
export function questionOf(ask: Ask, head: SnapshotHead): Question | readonly FieldError[] {
  const faults: FieldError[] = [];
  const wrong = (field: string, message: string) => {
    faults.push({ field, message });
    return null;
  };
  const dimension = (field: string, key: string) =>
    head.dimensions.find((one) => one.key === key) ?? wrong(field, 'Select a characteristic of the snapshot');
  const measure = measureOf(ask.measure);
  if (!measure) return [{ field: 'measure', message: 'Select a measure of the catalogue' }];
  const needs = new Set(measure.needs);
  const by = (ask.by ?? []).flatMap((key) => dimension('by', key) ?? []);
  if (by.length > MOST_BY || new Set(by).size < by.length)
    wrong('by', `Select up to ${MOST_BY} characteristics, each once`);
  if (needs.has('population') && (by.length > 1 || by.some(({ kind }) => kind !== 'group' && kind !== 'round')))
    wrong('by', 'Reach can be parted by one priority group, or by round');
  if (ask.profile !== undefined && !profiles.includes(ask.profile)) wrong('profile', 'Select a profile');
  const outcome = measure.id === 'M13' ? 'good-degree' : (ask.outcome ?? null);
  if (needs.has('outcome') && (outcome === null || !outcomes.includes(outcome))) wrong('outcome', 'Select an outcome');
  const wave = ask.wave ?? 'close';
  if (!waves.includes(wave)) wrong('wave', 'Select a time of asking');
  const minimumMeetings = ask.minimumMeetings ?? 1;
  if (!Number.isInteger(minimumMeetings) || minimumMeetings < 1 || minimumMeetings > MOST_MEETINGS)
    wrong('minimumMeetings', `Enter a whole number from 1 to ${MOST_MEETINGS}`);
  const cost = ask.cost ?? 0;
  if (needs.has('cost') && !(cost > 0 && Number.isFinite(cost))) wrong('cost', 'Enter what was spent, in pounds');
  const years = head.dimensions.find(({ key }) => key === 'cohort')?.codes.map(({ code }) => code) ?? [];
  const cohorts = ask.cohorts?.map((year) => years.indexOf(year)) ?? null;
  if (cohorts?.some((place) => place < 0)) wrong('cohorts', 'Select academic years of the snapshot');
  const scales = scalesOf(ask, measure, head, wrong);
  const compare = compareOf(ask, measure, dimension, wrong);
  if (faults.length > 0) return faults;
  return {
    ...{ measure, profile: ask.profile ?? 'internal', side: ask.side ?? 'student', by, cohorts, outcome, wave },
    ...{ scales, compare, minimumMeetings, dose: ask.dose ?? 'meetings', cost },
  };
}

type Wrong = (field: string, message: string) => null;

function scalesOf(ask: Ask, { needs }: Measure, { scales }: SnapshotHead, wrong: Wrong): Question['scales'] {
  const none = { one: null, before: null, after: null };
  if (!needs.includes('scale')) return none;
  if (!needs.includes('waves')) {
    const one = scales.find(({ key }) => key === ask.scale) ?? wrong('scale', 'Select a scale of the snapshot');
    return { ...none, one };
  }
  const at = (wave: Wave | undefined) => scales.find((one) => one.scale === ask.scale && one.wave === wave) ?? null;
  const [before, after] = [at(ask.from ?? 'baseline'), at(ask.to ?? 'close')];
  if (!before || !after) wrong('scale', 'Select a scale that was asked at both times');
  return { one: null, before, after };
}

function compareOf(
  { compare }: Ask,
  { needs, id }: Measure,
  dimension: (field: string, key: string) => DimensionView | null,
  wrong: Wrong,
): Question['compare'] {
  if (!compare) return needs.includes('compare') ? wrong('compare', 'Select two groups to compare') : null;
  const of = dimension('compare', compare.dimension);
  if (!of) return null;
  const has = (code: string) => of.codes.some((one) => one.code === code);
  if (!has(compare.priority) || !has(compare.comparator) || compare.priority === compare.comparator)
    return wrong('compare', 'Select two different groups of one characteristic');
  if (compare.within === undefined)
    return id === 'M15'
      ? wrong('within', 'Select what to compare like with like in')
      : { ...compare, of, strata: null };
  const strata = dimension('within', compare.within);
  if (strata === of) return wrong('within', 'Select another characteristic than that of the two groups');
  return { ...compare, of, strata };
}
