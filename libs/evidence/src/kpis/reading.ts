import { type Estimate, gapOf, type HiddenCode, type PublishedCell, wilson } from '@footing/statistics';
import { NOT_KNOWN } from '../snapshots/dimensions-of-facts';
import type { DimensionView } from '../domain/dimension';
import { numberIn } from '../measures/figures/figure';
import { isGap, type KpiDefinition } from './domain/kpi';

/** Fewer in a group than this: no figure. */
export const FEWEST = 23;

/** One year of a reading: all of it as the gate lets it out for everybody, and no count of people. */
export interface ReadYear {
  /** The autumn of the academic year in which they signed up. */
  readonly year: number;
  /** A share or a difference of two, -1 to 1, or why there is none: `N15` for too few. */
  readonly figure: Estimate;
  /** The share of those whose figure it is; null: for no gap. */
  readonly priority: Estimate | null;
  readonly comparator: Estimate | null;
  /** The share of people of whom the characteristic is not known; null: not shown, or it is of everybody. */
  readonly unknown: number | null;
  /**
   * Absent: all of it is of the snapshot that was read. A number: as that earlier reading showed it, because figures of this snapshot would
   * differ from what was told by a few people. Null: for the same reason, and none was shown before.
   */
  readonly shownIn?: number | null;
}

/** A year whose figures would tell of few: as it was shown last, or not at all. @param earlier readings, the newest first. */
export function heldYear(year: number, earlier: readonly { number: number; years: readonly ReadYear[] }[]): ReadYear {
  const wait: ReadYear = {
    year,
    figure: { code: 'c' },
    priority: null,
    comparator: null,
    unknown: null,
    shownIn: null,
  };
  for (const { number, years } of earlier) {
    const shown = years.find((one) => one.year === year && one.shownIn === undefined);
    if (shown) return { ...shown, shownIn: number };
  }
  return wait;
}

interface Given {
  /** The autumn. */
  readonly year: number;
  /** Of this year alone. */
  readonly cells: readonly PublishedCell[];
  /** Null: everybody together. */
  readonly of: DimensionView | null;
}

/** The keys by which cells of a year are asked for. */
export const dimensionsFor = ({ characteristic, population }: KpiDefinition): string[] => [
  ...(characteristic === null ? [] : [characteristic]),
  ...(population === 'participants' ? ['arm'] : []),
];

/** The figure of a year, from published cells and nothing else of people. */
export function readYear(kpi: KpiDefinition, { year, cells, of }: Given): ReadYear {
  const arm = kpi.population === 'participants' ? { arm: 'matched' } : {};
  const cellOf = (group: string | null) =>
    cellAt(cells, { ...(of && group !== null ? { [of.key]: group } : {}), ...arm });
  // Of a year whose outcome nobody knows yet there is nothing to say.
  if (numberIn(cellOf(null)?.n) === 0)
    return { year, figure: { code: 'z' }, priority: null, comparator: null, unknown: null };
  const priority = shareOf([cellOf(kpi.priority)]);
  const unknown = of ? unknownOf(of, cellOf) : null;
  if (!isGap(kpi) || !of) return { year, figure: priority, priority: null, comparator: null, unknown };
  const others = kpi.comparator === null ? othersThan(kpi.priority, of) : [kpi.comparator];
  const comparator = shareOf(others.map(cellOf));
  return { year, figure: gapFrom(comparator, priority), priority, comparator, unknown };
}

const othersThan = (priority: string | null, { codes }: DimensionView): string[] =>
  codes.map(({ code }) => code).filter((code) => code !== priority && code !== NOT_KNOWN);

function cellAt(cells: readonly PublishedCell[], at: Readonly<Record<string, string>>): PublishedCell | undefined {
  const keys = Object.keys(at);
  return cells.find(
    (cell) => Object.keys(cell.at).length === keys.length && keys.every((key) => cell.at[key] === at[key]),
  );
}

/**
 * The share of several groups taken together, from what is shown of each and how many each has (MOVER). Where one of them
 * is hidden there is none.
 * Source: G. Y. Zou, A. Donner, Construction of confidence limits about effect measures, Statistics in Medicine 27 (2008) 1693-1702.
 */
function shareOf(cells: readonly (PublishedCell | undefined)[]): Estimate {
  const parts: Part[] = [];
  for (const cell of cells) {
    const part = partOf(cell);
    if (part && 'code' in part) return part;
    if (part) parts.push(part);
  }
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  if (all < FEWEST) return { code: 'N15' };
  const value = parts.reduce((sum, one) => sum + (one.n / all) * one.value, 0);
  const reach = (side: 'low' | 'high') => Math.hypot(...parts.map((one) => (one.n / all) * (one[side] - one.value)));
  const to = (each: number) => Math.round(Math.max(0, Math.min(1, each)) * 1000) / 1000;
  return { value: to(value), low: to(value - reach('low')), high: to(value + reach('high')) };
}

interface Part {
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is shown of one group, or why nothing is; null: nobody is in it, or two at most. */
function partOf(cell: PublishedCell | undefined): Part | { readonly code: HiddenCode } | null {
  if (!cell || ('code' in cell.n && cell.n.code === 'none')) return null;
  if ('code' in cell.n) return cell.n;
  const n = cell.n.value;
  if (n === 0) return null;
  if (cell.rate && 'value' in cell.rate) return { n, ...cell.rate };
  const x = numberIn(cell.x);
  const share = x === null ? null : wilson(Math.min(x, n), n);
  if (share) return { n, value: share.share, low: share.lower, high: share.upper };
  return n < FEWEST ? { code: 'N15' } : { code: cell.rate?.code ?? 'c' };
}

function gapFrom(comparator: Estimate, priority: Estimate): Estimate {
  const hidden = [comparator, priority].filter((one) => 'code' in one);
  // That a group is small says more than that the other is hidden for its sake.
  return hidden.find((one) => 'code' in one && one.code === 'N15') ?? hidden[0] ?? gapOf(comparator, priority);
}

function unknownOf(of: DimensionView, cellOf: (group: string) => PublishedCell | undefined): number | null {
  const counts = of.codes.map(({ code }) => ({ code, n: numberIn(cellOf(code)?.n ?? { value: 0 }) }));
  if (counts.some(({ n }) => n === null)) return null;
  const all = counts.reduce((sum, { n }) => sum + (n ?? 0), 0);
  const unknown = counts.find(({ code }) => code === NOT_KNOWN)?.n ?? 0;
  return all < FEWEST ? null : Math.round((1000 * unknown) / all) / 1000;
}
