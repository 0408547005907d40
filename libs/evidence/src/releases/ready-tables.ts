import type { SnapshotHead } from '../data/snapshots.query';
import type { Compare } from '../measures/ask';
import { type MeasureId, measureOf } from '../measures/catalogue';
import type { ReportAsk } from '../measures/report-maker';
import { type OutcomeKey, outcomes } from '../domain/stages';
import type { DimensionView } from '../domain/dimension';
import { NOT_KNOWN } from '../snapshots/dimensions-of-facts';

type Question = ReportAsk['asks'][number];
type Has = Pick<SnapshotHead, 'dimensions' | 'scales'>;

/** Of these measures one table of everybody is enough. */
const OF_ALL_TOGETHER: readonly MeasureId[] = ['M03', 'M04', 'M05', 'M06', 'M20'];

/**
 * The tables that a document is made from, as far as this snapshot can tell them: shares by each characteristic, gaps where it is clear
 * who is compared with whom, scales that were asked twice. What only the university knows, such as what was spent, is left to it.
 * Rates of outcomes are told once, in the form that regulators read. @param measures of the document, in order.
 */
export const readyTables = (measures: readonly MeasureId[], has: Has): Question[] =>
  measures.filter((id) => id !== 'M11' || !measures.includes('M12')).flatMap((id) => tablesFor(id, has));

function tablesFor(id: MeasureId, has: Has): Question[] {
  const { needs = [] } = measureOf(id) ?? {};
  if (needs.includes('cost') || needs.includes('within') || id === 'M22') return [];
  if (needs.includes('compare'))
    return gapsIn(has).flatMap((compare) => outcomes.map((outcome) => ({ measure: id, outcome, compare })));
  if (needs.includes('scale')) return scalesFor(id, needs.includes('waves'), has);
  if (OF_ALL_TOGETHER.includes(id)) return [{ measure: id }];
  const ways: (readonly string[])[] = [[], ...groupsIn(has, needs.includes('population')).map(({ key }) => [key])];
  const outcomesAsked: readonly (OutcomeKey | undefined)[] = needs.includes('outcome') ? outcomesOf(id) : [undefined];
  return outcomesAsked.flatMap((outcome) =>
    ways.map((by) => ({ measure: id, ...(outcome ? { outcome } : {}), ...(by.length > 0 ? { by } : {}) })),
  );
}

/** Three outcomes have a measure that reads as regulators read it; the fourth has its own. */
const outcomesOf = (id: MeasureId): readonly OutcomeKey[] =>
  id === 'M12' ? outcomes.filter((one) => one !== 'good-degree') : outcomes;

/** Characteristics. @param ownOnly those alone that the university lays down: reach is known for no others. */
const groupsIn = ({ dimensions }: Has, ownOnly = false): DimensionView[] =>
  dimensions.filter(({ kind }) => kind === 'group' || (kind === 'registry' && !ownOnly));

/** Who is compared with whom, where the codes say so: in a group and not, yes and no, the first fifth and the last. */
function gapsIn(has: Has): Compare[] {
  return groupsIn(has).flatMap(({ key, codes }) => {
    const known = codes.map(({ code }) => code).filter((code) => code !== NOT_KNOWN);
    const pairs = [
      ['in', 'out'],
      ['yes', 'no'],
      ['1', '5'],
    ] as const;
    const pair = pairs.find(([one, other]) => known.includes(one) && known.includes(other));
    return pair ? [{ dimension: key, priority: pair[0], comparator: pair[1] }] : [];
  });
}

/** At each time of asking; or from the start to the end, where a scale was asked at both. */
function scalesFor(measure: MeasureId, isChange: boolean, { scales }: Has): Question[] {
  if (!isChange) return scales.map(({ key }) => ({ measure, scale: key }));
  const askedAt = (wave: string) => new Set(scales.filter((one) => one.wave === wave).map(({ scale }) => scale));
  const end = askedAt('close');
  return [...askedAt('baseline')]
    .filter((scale) => end.has(scale))
    .map((scale) => ({ measure, scale, from: 'baseline', to: 'close' }));
}
