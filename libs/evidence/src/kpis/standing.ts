import { meaningOf } from '@footing/statistics';
import { academicYear } from '../practice/domain/academic-year';
import { isGap, type KpiDefinition, type KpiPoint } from './domain/kpi';
import { FEWEST, type ReadYear } from './reading';

export type Verdict = 'met' | 'not-met' | 'cannot-tell';

/** A figure in tenths of a point, as it is written: between `now - giveOrTake` and `now + giveOrTake` lies the whole interval. */
export interface InTenths {
  readonly now: number;
  readonly giveOrTake: number;
}

/** Numbers come rounded to a thousandth; what a computer makes of that is not to move an end outwards. */
const HAIR = 1e-6;

/** A share or a gap with its interval, rounded so that the interval never shrinks. */
export function inTenths({ value, low, high }: { value: number; low: number; high: number }): InTenths {
  const now = Math.round(value * 1000);
  const [up, down] = [Math.ceil(high * 1000 - HAIR) - now, now - Math.floor(low * 1000 + HAIR)];
  return { now, giveOrTake: Math.max(up, down, 0) };
}

/**
 * Whether what was set is reached: only where the whole interval is on the right side of it, and missed only where all of it is on
 * the wrong one. @param set in tenths.
 */
export function verdictOf({ now, giveOrTake }: InTenths, set: number, isLowerBetter: boolean): Verdict {
  const [low, high] = [now - giveOrTake, now + giveOrTake];
  if (isLowerBetter ? high <= set : low >= set) return 'met';
  if (isLowerBetter ? low > set : high < set) return 'not-met';
  return 'cannot-tell';
}

const verdicts: Readonly<Record<Verdict, string>> = {
  met: 'It is met.',
  'not-met': 'It is not met.',
  'cannot-tell': 'We cannot tell yet whether it is met.',
};

/** "12", "4.5", "−3". @param tenths a whole number. */
export const tenthsInWords = (tenths: number): string => {
  const bare = Math.abs(tenths) / 10;
  return `${tenths < 0 ? '−' : ''}${Number.isInteger(bare) ? bare : bare.toFixed(1)}`;
};

const pointsInWords = (tenths: number): string =>
  `${tenthsInWords(tenths)} ${Math.abs(tenths) === 10 ? 'point' : 'points'}`;
const amount = (tenths: number, kpi: Pick<KpiDefinition, 'measure'>): string =>
  isGap(kpi) ? pointsInWords(tenths) : `${tenthsInWords(tenths)} per cent`;

/** What was set, as a whole number of tenths. */
export const setTenths = (value: number): number => Math.round(value * 10);

interface Of {
  readonly kpi: Pick<KpiDefinition, 'measure'>;
  /** What stands now, in order of years. */
  readonly points: readonly KpiPoint[];
  /** Of the newest reading, in order of years; null: none was taken. */
  readonly years: readonly ReadYear[] | null;
}

/** Where a KPI is: sentences of one fact each, the newest year first. */
export function standingInWords({ kpi, points, years }: Of): string[] {
  const noun = isGap(kpi) ? 'gap' : 'share';
  const asked = (years ?? []).filter(({ figure }) => 'value' in figure || figure.code !== 'z');
  const last = asked.findLast(({ figure }) => 'value' in figure);
  const later = asked.filter(({ year }) => !last || year > last.year).flatMap((one) => notShown(one, noun));
  if (!last || 'code' in last.figure) {
    const newest = asked[asked.length - 1]?.year ?? null;
    return [...(later.length === 0 ? ['Nothing has been measured yet.'] : later), ...aheadOf(kpi, points, newest)];
  }
  const found = inTenths(last.figure);
  return [
    `The ${noun} was ${amount(found.now, kpi)} in ${academicYear(last.year)}, give or take ${tenthsInWords(found.giveOrTake)}.`,
    ...(isGap(kpi) ? sidesOf(found) : []),
    ...against(kpi, points, last.year, found),
    ...later,
  ];
}

const notShown = ({ year, figure }: ReadYear, noun: string): string[] =>
  'code' in figure ? [`The ${noun} of ${academicYear(year)} is not shown.`, whyHidden(figure.code)] : [];

/** Why there is no figure, in a sentence. */
export const whyHidden = (code: Parameters<typeof meaningOf>[0]): string =>
  code === 'N15' ? `A group has fewer than ${FEWEST} people, which is too few for a figure.` : meaningOf(code);

function sidesOf({ now, giveOrTake }: InTenths): string[] {
  if (now - giveOrTake <= 0 && now + giveOrTake >= 0) return ['There may be no gap at all.'];
  return now < 0 ? ['Below nought means that the group is ahead.'] : [];
}

/** What was set for this year, and whether it is reached; else what comes next. */
function against(
  kpi: Pick<KpiDefinition, 'measure'>,
  points: readonly KpiPoint[],
  year: number,
  found: InTenths,
): string[] {
  const own = points.find((one) => one.kind !== 'baseline' && one.year === year && one.value !== null);
  if (own?.value === undefined || own.value === null) return aheadOf(kpi, points, year);
  const set = setTenths(own.value);
  return [`The ${own.kind} is ${tenthsInWords(set)}.`, verdicts[verdictOf(found, set, isGap(kpi))]];
}

function aheadOf(kpi: Pick<KpiDefinition, 'measure'>, points: readonly KpiPoint[], after: number | null): string[] {
  const next = points.find(
    (one) => one.kind !== 'baseline' && one.value !== null && (after === null || one.year > after),
  );
  const what = next?.kind === 'target' ? 'target' : 'milestone';
  return next?.value === undefined || next.value === null
    ? ['No milestone is set for later.']
    : [`The next ${what} is ${amount(setTenths(next.value), kpi)} in ${academicYear(next.year)}.`];
}

/** "We do not know this of 12 per cent of them." Empty where that is not shown or it is of everybody. */
export function unknownInWords(years: readonly ReadYear[] | null, hasGroup: boolean): string {
  if (!hasGroup) return '';
  const asked = (years ?? []).filter(({ figure }) => 'value' in figure || figure.code !== 'z');
  const last = asked.findLast(({ figure }) => 'value' in figure) ?? asked.at(-1);
  if (!last) return '';
  if (last.unknown === null) return `Of how many in ${academicYear(last.year)} we do not know this is not shown.`;
  return `In ${academicYear(last.year)} we do not know this of ${tenthsInWords(Math.round(last.unknown * 1000))} per cent.`;
}
