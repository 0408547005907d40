import { type BaseCells, baseOf, type Codes } from './crosses';
import { type Holds, type Population, populationsOf } from './populations';
import type { Release, TablePlan } from './types';

/** People told apart by some codes: the same region in every table that names it. */
export interface Region {
  readonly key: string;
  readonly at: Codes;
  /** Base cells of it that can hold anybody, in order; empty: nobody can be there. */
  readonly parts: readonly number[];
}

/** A sum that tables show or hide: the people, the outcomes or the scores of a region. */
export interface Figure {
  readonly population: Population;
  readonly region: Region;
  readonly value: number;
  readonly noiseKey: number;
}

/** One cell of one table, before anything is hidden. */
export interface Place {
  readonly table: TablePlan;
  readonly region: Region;
  /** Index of its figure of people. */
  readonly n: number;
  /** Of those with the outcome (rates) or of scores (means). Null: counts. */
  readonly part: number | null;
}

/** All tables of a release over one set of unknowns. */
export interface Lattice {
  readonly cells: BaseCells;
  readonly populations: readonly Population[];
  /** Which populations are parts of which. */
  readonly pairs: readonly Holds[];
  readonly figures: readonly Figure[];
  readonly places: readonly Place[];
  /** Base cells of any place, shown or not; null: nothing here is counted like that, or parted so. */
  readonly partsAt: (
    measure: string,
    at: Codes,
    of: 'n' | 'x',
  ) => { population: number; parts: readonly number[] } | null;
}

const keyOf = (at: Codes) => JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Step 1: all tables of a release as sums over the same base cells, the full cross of every dimension in use. Where two tables, or two
 * measures, count the same people in the same place they share one figure, so that it cannot be hidden here and shown there.
 * Cost: base cells × tables × 2^dimensions.
 */
export function latticeOf(release: Release): Lattice {
  const cells = baseOf(release);
  const populations = populationsOf(release, cells);
  const regions = new Map<string, Region>();
  const figures: Figure[] = [];
  const indices = new Map<string, number>();
  const figureOf = (population: Population, region: Region): number => {
    const key = `${population.id} ${region.key}`;
    const known = indices.get(key);
    if (known !== undefined) return known;
    const value = region.parts.reduce((sum, part) => sum + (population.values[part] ?? 0), 0);
    const noiseKey = region.parts.reduce((sum, part) => (sum + (population.keys[part] ?? 0)) % 256, 0);
    indices.set(key, figures.push({ population, region, value, noiseKey }) - 1);
    return figures.length - 1;
  };
  const places = release.tables.flatMap((table) =>
    regionsOf(table, cells, regions).map((region): Place => {
      const { n, part } = populations.of(table);
      return { table, region, n: figureOf(n, region), part: part && figureOf(part, region) };
    }),
  );
  const partsAt = (measure: string, at: Codes, of: 'n' | 'x') => {
    const population = populations.named(measure, of);
    if (!population) return null;
    const inside = cells.all.filter((cross) => Object.entries(at).every(([key, code]) => cross.at[key] === code));
    return { population: population.id, parts: inside.map(({ index }) => index) };
  };
  return { cells, populations: populations.all, pairs: populations.pairs, figures, places, partsAt };
}

/** The regions of a table with all its totals, from the grand total on. */
function regionsOf(table: TablePlan, cells: BaseCells, seen: Map<string, Region>): Region[] {
  const parts = new Map<string, { at: Codes; parts: number[] }>();
  const ways = Array.from({ length: 2 ** table.by.length }, (_, way) => table.by.filter((_, i) => way & (1 << i)));
  for (const { index, at, isStructuralZero } of cells.all)
    for (const way of ways) {
      const here = Object.fromEntries(way.map((dimension) => [dimension, at[dimension] ?? '']));
      const key = keyOf(here);
      const region = parts.get(key) ?? { at: here, parts: [] };
      parts.set(key, region);
      if (!isStructuralZero) region.parts.push(index);
    }
  return [...parts]
    .map(([key, region]) => {
      const one = seen.get(key) ?? { key, ...region };
      seen.set(key, one);
      return one;
    })
    .sort((a, b) => Object.keys(a.at).length - Object.keys(b.at).length);
}

/** @throws RangeError when there is none: a defect. */
export function figureAt({ figures }: Lattice, index: number): Figure {
  const figure = figures[index];
  if (!figure) throw new RangeError('no such figure');
  return figure;
}
