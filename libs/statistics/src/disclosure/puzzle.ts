import type { Extra, ExtraSum } from './beyond';
import { figureAt, type Lattice } from './lattice';
import type { Primary } from './primary';
import { type Limits, read } from './readings';
import type { Known, Profile, PublishedCell, Puzzle, Sum } from './types';
import { type Parts, type Unknowns, unknownsOf } from './unknowns';

/** Limits with fewer whole steps between them are too narrow. */
export const NARROW = 3;

/** What an attacker has before them, and what its rows and targets stand for. */
export interface Posed {
  readonly puzzle: Puzzle;
  /** The figure that each row is of; null: nothing that could be hidden. */
  readonly rowFigures: readonly (number | null)[];
  readonly targets: readonly Target[];
}

/** An unsafe figure, or those of its people without the outcome, and how narrow the form itself makes it. */
export interface Target {
  /** Null: a group that only earlier releases tell apart. */
  readonly figure: number | null;
  readonly own: number;
  readonly population: number;
}

interface Row extends Sum {
  readonly figure: number | null;
}

/** Step 7: all that is published, read as an attacker reads it, as limits of sums of unknown counts. */
export function pose(
  lattice: Lattice,
  primary: Primary,
  cells: readonly PublishedCell[],
  profile: Profile,
  known: readonly Known[],
  extra: Extra | null = null,
): Posed {
  const unknowns = unknownsOf(lattice);
  const { rows, own } = told(lattice, unknowns, cells, profile);
  for (const { measure, at, of, low, high } of known) {
    const sum = lattice.partsAt(measure, at, of);
    if (sum) rows.push({ ...unknowns.sum(sum.population, sum.parts), low, high, figure: null });
  }
  const beside = extra ? besideOf(unknowns, extra) : null;
  const seen = new Set(beside ? rows.map(wordsOf) : []);
  for (const sum of beside?.rows ?? []) if (!seen.has(wordsOf(sum))) rows.push({ ...sum, figure: null });
  const targets: Sought[] = [...targetsOf(lattice, primary, unknowns), ...(beside?.targets ?? [])];
  return {
    puzzle: {
      unknowns: unknowns.many + (extra?.many ?? 0),
      wideEnough: NARROW,
      rows: [...rows, ...unknowns.links],
      targets: targets.map(({ parts }) => parts),
    },
    rowFigures: rows.map(({ figure }) => figure),
    targets: targets.map(({ figure, population }) => ({
      figure,
      population,
      own: figure === null ? Infinity : (own.get(figure) ?? Infinity),
    })),
  };
}

const wordsOf = ({ plus, minus, low, high }: Sum) => `${plus.join()} ${minus.join()} ${low} ${high}`;

interface Sought extends Pick<Target, 'figure' | 'population'> {
  readonly parts: Parts;
}

/** What earlier releases tell, and whom they tell apart; unknowns of theirs come after all others. */
function besideOf(unknowns: Unknowns, { links, told, sought }: Extra): { rows: Sum[]; targets: Sought[] } {
  const own = (one: ExtraSum) => unknowns.sum(one.population, one.parts).plus;
  const extra = (one: ExtraSum) => one.extra.map((each) => unknowns.many + each);
  const sum = (one: ExtraSum): Parts => ({ plus: [...own(one), ...extra(one)], minus: [] });
  return {
    rows: [
      ...links.map((one) => ({ plus: extra(one), minus: own(one), low: 0, high: 0 })),
      ...told.map((one) => ({ ...sum(one), low: one.low, high: one.high })),
    ],
    targets: sought.map((one) => ({ figure: null, population: one.population, parts: sum(one) })),
  };
}

/** What each place tells of its figures, each thing once; and how narrow the form itself makes a figure. */
function told(lattice: Lattice, unknowns: Unknowns, cells: readonly PublishedCell[], profile: Profile) {
  const rows: Row[] = [];
  const own = new Map<number, number>();
  const seen = new Set<string>();
  const say = (figure: number, whole: number | null, { low, high }: Limits, least: Limits) => {
    own.set(figure, Math.min(own.get(figure) ?? Infinity, high - low));
    const key = `${figure} ${whole} ${low} ${high}`;
    if (seen.has(key) || (low <= least.low && high >= least.high)) return;
    seen.add(key);
    const { population, region } = figureAt(lattice, figure);
    const parts =
      whole === null
        ? unknowns.sum(population.id, region.parts)
        : unknowns.rest({ whole, part: population.id }, region.parts);
    // Where everybody has the outcome, nobody is left to tell of.
    if (parts.plus.length + parts.minus.length > 0) rows.push({ ...parts, low, high, figure });
  };
  lattice.places.forEach((place, at) => {
    const cell = cells[at];
    if (!cell || place.region.parts.length === 0) return;
    const { n, x, rest } = read(cell, profile);
    say(place.n, null, n, { low: 0, high: Infinity });
    if (place.part === null || place.table.kind !== 'rate') return;
    // Whoever knows limits of those with an outcome knows as much of those without: both are written to the same figure.
    say(place.part, null, x, { low: 0, high: n.high });
    say(place.part, figureAt(lattice, place.n).population.id, rest, {
      low: Math.max(0, n.low - x.high),
      high: n.high - x.low,
    });
  });
  return { rows, own };
}

function targetsOf(lattice: Lattice, { unsafe }: Primary, unknowns: Unknowns): Sought[] {
  return [...unsafe].flatMap((figure) => {
    const { population, region } = figureAt(lattice, figure);
    if (!population.isCount) return [];
    const itself = { figure, population: population.id, parts: unknowns.sum(population.id, region.parts) };
    const rests = lattice.pairs
      .filter(({ part }) => part === population.id)
      .map((pair) => ({ figure, population: population.id, parts: unknowns.rest(pair, region.parts) }));
    return [itself, ...rests];
  });
}
