import {
  type Adjusted,
  type Estimate,
  FEWEST_SITES,
  gapOf,
  gapSite,
  gapTogether,
  logOddsSite,
  type Pooled,
  type PoolRefusal,
  randomEffects,
  shareOfLogOdds,
  shareTogether,
  type ShownPart,
  type Site,
  studentQuantile,
  type Together,
} from '@footing/statistics';
import type { SectorCell, SectorNation, SectorProfile, SectorTable } from './content';
import { questionKey } from './content';

/** Figures of one institution for the year that is looked at. */
export interface SectorSource {
  readonly id: string;
  readonly name: string;
  readonly nation: SectorNation;
  /** Whether it is the one that looks. */
  readonly isOwn: boolean;
  readonly mayBeNamed: boolean;
  readonly profile: SectorProfile;
  readonly tables: readonly SectorTable[];
}

/** One institution in a picture. */
export interface Position {
  /** Null: it did not agree to be named. */
  readonly name: string | null;
  readonly isOwn: boolean;
  readonly estimate: { readonly value: number; readonly low: number; readonly high: number };
}

/** A group, or a gap between two groups, over institutions. Everything in it rests on figures that institutions show. */
export interface SectorFigure {
  /** A code of the characteristic; empty: everybody together. Of a gap: `comparator-priority`. */
  readonly group: string;
  readonly kind: 'share' | 'mean' | 'gap';
  /** Own first, then the lowest first; of everybody whose figure is in what is put together. */
  readonly positions: readonly Position[];
  /** Institutions whose figure is in what is put together, and those that hide it or were not asked. */
  readonly pooled: number;
  readonly hidden: number;
  /** Without a name, and too few of them in their nation: neither drawn nor put together. */
  readonly leftOut: number;
  /** Over institutions: where one like them is expected. N16 where they are too few, or one outweighs the rest. */
  readonly typical: Pooled | PoolRefusal;
  /** Everybody together; null for means and gaps. */
  readonly together: Together | null;
  /** The gap within each institution, put together; null for shares and means. */
  readonly within: Adjusted | null;
}

/**
 * Where fewer institutions of a nation show a figure and have no name, theirs is left out: take two who tell one another their own away, and
 * three are left still. By nation, because nations are looked at one by one and all together: one view less the others must leave nobody.
 */
export const FEWEST_UNNAMED = 5;

interface Found {
  readonly source: SectorSource;
  readonly site: Site;
  readonly estimate: Position['estimate'];
  /** Of a gap two: the comparator's and the priority group's; none for means. */
  readonly parts: readonly ShownPart[];
}

/** Those who may be told apart or are many enough not to be. */
function tellable(found: readonly Found[]): Found[] {
  const isNameless = ({ source }: Found) => !source.isOwn && !source.mayBeNamed;
  const many = (nation: SectorNation) => found.filter((one) => isNameless(one) && one.source.nation === nation).length;
  return found.filter((one) => !isNameless(one) || many(one.source.nation) >= FEWEST_UNNAMED);
}

const tableAt = (source: SectorSource, key: string): SectorTable | undefined =>
  source.tables.find((table) => questionKey(table) === key);
const cellAt = (source: SectorSource, key: string, group: string): SectorCell | undefined =>
  tableAt(source, key)?.cells.find((cell) => cell.group === group);

const isShown = (estimate: Estimate | undefined): estimate is Position['estimate'] =>
  estimate !== undefined && 'value' in estimate;

/** x of n as shown; null where either is not. In OfS's form x is the shown share of the shown number. */
export function partOf(cell: SectorCell | undefined, profile: SectorProfile): ShownPart | null {
  if (!cell || !('value' in cell.n) || cell.n.value === 0 || !isShown(cell.rate)) return null;
  const n = cell.n.value;
  if (profile === 'ofs') return { x: cell.rate.value * n, n, profile };
  return cell.x && 'value' in cell.x ? { x: Math.min(n, cell.x.value), n, profile } : null;
}

/** A share of one group over institutions. Cost: institutions by steps. */
export function shareOver(sources: readonly SectorSource[], key: string, group: string): SectorFigure {
  const found = sources.flatMap((source): Found[] => {
    const cell = cellAt(source, key, group);
    const part = partOf(cell, source.profile);
    if (!part || !isShown(cell?.rate)) return [];
    return [{ source, site: logOddsSite(part), estimate: cell.rate, parts: [part] }];
  });
  const told = tellable(found);
  const odds = randomEffects(told.map(({ site }) => site));
  const typical = 'refused' in odds ? odds : asShares(odds);
  const together = told.length < FEWEST_SITES ? null : shareTogether(told.flatMap(({ parts }) => parts));
  return { ...frame({ sources, found, told }, group, 'share'), typical, together, within: null };
}

/** Log odds have no share of their own for an error: the ends say it. */
function asShares(odds: Pooled): Pooled {
  const both = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => ({
    lower: shareOfLogOdds(lower),
    upper: shareOfLogOdds(upper),
  });
  const value = shareOfLogOdds(odds.value);
  return { ...odds, ...both(odds), value, se: odds.se * value * (1 - value), next: both(odds.next) };
}

/** A mean of one group over institutions. */
export function meanOver(sources: readonly SectorSource[], key: string, group: string): SectorFigure {
  const found = sources.flatMap((source): Found[] => {
    const cell = cellAt(source, key, group);
    if (!cell || !('value' in cell.n) || cell.n.value < 2 || !isShown(cell.mean)) return [];
    const { value, low, high } = cell.mean;
    const n = cell.n.value;
    // Means are given to 0.1 points below 100 people and to 0.01 from there on: a twelfth of the step squared is its variance.
    const step = n < 100 ? 0.1 : 0.01;
    const half = (high - low) / 2 / studentQuantile(0.975, n - 1);
    return [
      { source, site: { value, se: Math.sqrt(half * half + (step * step) / 12) }, estimate: cell.mean, parts: [] },
    ];
  });
  const told = tellable(found);
  return {
    ...frame({ sources, found, told }, group, 'mean'),
    typical: randomEffects(told.map(({ site }) => site)),
    together: null,
    within: null,
  };
}

/** The comparator's share less the priority group's, over institutions that show both. */
export function gapOver(
  sources: readonly SectorSource[],
  key: string,
  { priority, comparator }: { readonly priority: string; readonly comparator: string },
): SectorFigure {
  const found = sources.flatMap((source): Found[] => {
    const [a, b] = [cellAt(source, key, comparator), cellAt(source, key, priority)];
    const [first, second] = [partOf(a, source.profile), partOf(b, source.profile)];
    if (!first || !second || !a?.rate || !b?.rate) return [];
    const estimate = gapOf(a.rate, b.rate);
    if (!isShown(estimate)) return [];
    return [{ source, site: gapSite(first, second), estimate, parts: [first, second] }];
  });
  const told = tellable(found);
  const strata = told.flatMap(({ parts: [first, second] }) => (first && second ? [{ first, second }] : []));
  return {
    ...frame({ sources, found, told }, `${comparator}-${priority}`, 'gap'),
    typical: randomEffects(told.map(({ site }) => site)),
    together: null,
    within: told.length < FEWEST_SITES ? null : gapTogether(strata),
  };
}

interface Told {
  readonly sources: readonly SectorSource[];
  readonly found: readonly Found[];
  readonly told: readonly Found[];
}

function frame({ sources, found, told }: Told, group: string, kind: SectorFigure['kind']) {
  const positions = told
    .map(({ source: { isOwn, mayBeNamed, name }, estimate }): Position => ({
      ...{ isOwn, name: isOwn || mayBeNamed ? name : null, estimate },
    }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.estimate.value - b.estimate.value);
  return {
    ...{ group, kind, positions, pooled: told.length, hidden: sources.length - found.length },
    leftOut: found.length - told.length,
  };
}
