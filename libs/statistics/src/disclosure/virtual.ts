import type { Figure, Lattice } from './lattice';
import type { Primary } from './primary';

/** Base cells of one population whose sum nobody may find, though no table has it. */
export interface VirtualFigure {
  readonly population: number;
  readonly parts: readonly number[];
  /** Those that are taken away from it; nobody is there. */
  readonly less?: readonly number[];
}

/**
 * Step 3, what no table shows and still may not follow from what is shown:
 * sums of groups of one person each, since each of them knows the others then; a group of one and another unsafe group beside it, since
 * that one person takes themselves away; and the few by whom one group is larger than another that lies within it.
 * Cost: groups² in the worst case, after a filter by size.
 */
export function virtualColumns(lattice: Lattice, primary: Primary, unsafeUpTo: number): VirtualFigure[] {
  const counts = lattice.figures.flatMap((figure, index) =>
    figure.population.isCount ? [{ figure, isUnsafe: primary.unsafe.has(index) }] : [],
  );
  return [
    ...ofSingletons(lattice, counts),
    ...ofNearTwins(
      counts.flatMap(({ figure, isUnsafe }) => (isUnsafe ? [] : [figure])),
      unsafeUpTo,
    ),
  ];
}

interface Ranked {
  readonly figure: Figure;
  readonly isUnsafe: boolean;
}

/** Cells that add up to one total: the same codes but for one dimension. */
function* siblings(lattice: Lattice, counts: readonly Ranked[]): Generator<Ranked[]> {
  for (const { key } of lattice.cells.dimensions) {
    const groups = new Map<string, Ranked[]>();
    for (const one of counts) {
      const { at } = one.figure.region;
      if (!one.isUnsafe || !(key in at)) continue;
      const rest = Object.entries(at).filter(([dimension]) => dimension !== key);
      const name = JSON.stringify([one.figure.population.id, rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    yield* groups.values();
  }
}

function* ofSingletons(lattice: Lattice, counts: readonly Ranked[]): Generator<VirtualFigure> {
  for (const group of siblings(lattice, counts)) {
    const ones = group.filter(({ figure }) => figure.value === 1);
    const [first] = ones;
    if (!first) continue;
    const population = first.figure.population.id;
    if (ones.length > 1) yield { population, parts: ones.flatMap(({ figure }) => figure.region.parts) };
    else
      for (const { figure } of group)
        if (figure !== first.figure && figure.value > 0)
          yield { population, parts: [...first.figure.region.parts, ...figure.region.parts] };
  }
}

/** Pairs of groups, one within the other by who is there, that differ by few. */
function* ofNearTwins(figures: readonly Figure[], unsafeUpTo: number): Generator<VirtualFigure> {
  for (const [population, all] of Map.groupBy(figures, (figure) => figure.population.id)) {
    const sorted = [...all].sort((a, b) => b.value - a.value);
    const parts = new Map(sorted.map(({ region }) => [region, new Set(region.parts)]));
    for (const [at, larger] of sorted.entries())
      for (let next = at + 1; next < sorted.length; next++) {
        const smaller = sorted[next];
        const by = larger.value - (smaller?.value ?? 0);
        if (!smaller || by > unsafeUpTo) break;
        const outer = parts.get(larger.region);
        if (by === 0 || smaller.value === 0 || !outer || !isWithin(smaller, outer)) continue;
        const inner = parts.get(smaller.region);
        const less = smaller.region.parts.filter((part) => !outer.has(part));
        yield { population, parts: larger.region.parts.filter((part) => !inner?.has(part)), less };
      }
  }
}

const isWithin = ({ region, population }: Figure, outer: ReadonlySet<number>) =>
  region.parts.every((part) => outer.has(part) || (population.values[part] ?? 0) === 0);
