import { type Column, eliminate, type Elimination } from './elimination';
import type { Figure, Lattice } from './lattice';
import type { Primary } from './primary';
import type { Extra, ExtraSum } from './beyond';
import type { Known } from './types';
import { type VirtualFigure, virtualColumns } from './virtual';

/**
 * Step 3, over the figures of a release: those that matter most are shown first, so that small ones are hidden before large.
 * @returns figures to hide for others' sake. What follows from earlier releases already is left to the attack to find.
 */
export function secondaryOf(
  lattice: Lattice,
  primary: Primary,
  unsafeUpTo: number,
  known: readonly Known[],
  extra: Extra | null = null,
): ReadonlySet<number> {
  const { problem, wanted } = eliminationOf(lattice, primary, unsafeUpTo, known, extra);
  if (problem.unsafe.length === 0) return new Set();
  return new Set(eliminate(problem).hidden.map((at) => wanted[at] ?? -1));
}

/**
 * The same as sums of unknowns, with the figures that its wanted columns stand for. Those without an outcome need no column: no figure mixes
 * people and outcomes, so their number follows only where both of those do.
 */
export function eliminationOf(
  lattice: Lattice,
  primary: Primary,
  unsafeUpTo: number,
  known: readonly Known[],
  extra: Extra | null = null,
): { problem: Elimination; wanted: readonly number[] } {
  const unsafe = [...primary.unsafe];
  const size = lattice.cells.all.length;
  const columnAt = (index: number) => columnOf(lattice.figures[index], size);
  const virtual = virtualColumns(lattice, primary, unsafeUpTo).map((column) => spreadOut(column, size));
  const wanted = publishOrder(lattice, primary);
  const own = size * lattice.populations.length;
  const beside = (sum: ExtraSum, sign = 1): Column => ({
    rows: [...sum.parts.map((part) => sum.population * size + part), ...sum.extra.map((one) => own + one)],
    values: [...sum.parts.map(() => sign), ...sum.extra.map(() => 1)],
  });
  const problem = {
    unknowns: own + (extra?.many ?? 0),
    unsafe: [...unsafe.map(columnAt), ...virtual, ...(extra?.secrets ?? []).map((one) => beside(one))].filter(
      ({ rows }) => rows.length > 0,
    ),
    known: [
      ...(extra?.links ?? []).map((link) => beside(link, -1)),
      ...(extra?.told ?? []).map((one) => beside(one)),
      ...known.flatMap(({ measure, at, of }) => {
        const sum = lattice.partsAt(measure, at, of);
        return sum ? [spreadOut(sum, size)] : [];
      }),
    ],
    wanted: wanted.map(columnAt),
  };
  return { problem, wanted };
}

/** By how much is told apart, people before outcomes, many before few; names decide what is left, so that every run hides the same. */
function publishOrder({ figures }: Lattice, { unsafe, veiled }: Primary): number[] {
  const tier = ({ region }: Figure) => Object.keys(region.at).length;
  const rank = (index: number) => figures[index];
  return figures
    .map((_, index) => index)
    .filter((index) => !unsafe.has(index) && !veiled.has(index) && rank(index)?.region.parts.length !== 0)
    .sort((a, b) => {
      const [one, other] = [rank(a), rank(b)];
      if (!one || !other) return a - b;
      return (
        tier(one) - tier(other) ||
        Number(one.population.within !== null) - Number(other.population.within !== null) ||
        other.value - one.value ||
        (one.region.key < other.region.key ? -1 : one.region.key > other.region.key ? 1 : a - b)
      );
    });
}

const columnOf = (figure: Figure | undefined, size: number): Column => ({
  rows: figure ? figure.region.parts.map((part) => figure.population.id * size + part) : [],
});

/** A sum over base cells of one population, in unknowns of the release. */
function spreadOut({ population, parts, less = [] }: VirtualFigure, size: number): Column {
  const rows = [...parts, ...less].map((part) => population * size + part);
  return { rows, values: rows.map((_, at) => (at < parts.length ? 1 : -1)) };
}
