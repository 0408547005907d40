import type { Lattice } from './lattice';
import type { Beyond } from './types';

/** A sum of whole base cells of one population, and of unknowns beside them. */
export interface ExtraSum {
  readonly population: number;
  readonly parts: readonly number[];
  /** Unknowns that are numbered from 0 on. */
  readonly extra: readonly number[];
}

/** What earlier releases add to the unknowns of a new one. */
export interface Extra {
  readonly many: number;
  /** Base cells that are the sum of unknowns beside them: `parts` less `extra` is nobody. */
  readonly links: readonly ExtraSum[];
  readonly told: readonly (ExtraSum & { readonly low: number; readonly high: number })[];
  /** What may not follow: groups of few whom two releases tell apart, and what was hidden. */
  readonly secrets: readonly ExtraSum[];
  /** Those of them that are attacked too: who came, who left, and what was hidden. */
  readonly sought: readonly ExtraSum[];
}

const nameOf = (population: number, parts: readonly number[]) =>
  `${population} ${[...parts].sort((a, b) => a - b).join()}`;

/** Places of the new release by those of their base cells that hold somebody: the smallest of each. */
function wholesOf({ figures }: Lattice): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const { population, region } of figures) {
    const held = nameOf(
      population.id,
      region.parts.filter((part) => (population.values[part] ?? 0) > 0),
    );
    const before = found.get(held);
    if (!before || before.length > region.parts.length) found.set(held, region.parts);
  }
  return found;
}

/** A group of people, or several whom the new release does not tell apart. */
interface Group {
  readonly cell: number | null;
  n: number;
  /** In a place of an earlier release that is shown. */
  readonly wasTold: boolean;
  /** Of an unknown beside base cells; null: it is all of its cell. */
  extra: number | null;
}

/** Of who came and left the first so many are attacked; what follows from sums alone is hidden for all of them. */
const MOST_SOUGHT = 20;
/** With more unknowns beside base cells the attack would take many times as long. */
const MOST_ATTACKED = 60;

const none: Extra = { many: 0, links: [], told: [], secrets: [], sought: [] };

/**
 * Earlier figures as sums of unknowns of a new release: base cells where all people of one are in the same places of all releases, and
 * a new unknown for each part where they are not. @param few so many or fewer may not be told apart.
 */
export function extraOf(lattice: Lattice, beyond: readonly Beyond[], few: number): Extra {
  const extra = beyond.reduce((before, one) => {
    const population = lattice.partsAt(one.measure, {}, one.of)?.population;
    return population === undefined ? before : withOne(lattice, before, one, { population, few });
  }, none);
  const wholes = wholesOf(lattice);
  const wholeOf = (one: ExtraSum) => (one.extra.length > 0 ? undefined : wholes.get(nameOf(one.population, one.parts)));
  return { ...extra, told: extra.told.map((one) => ({ ...one, parts: wholeOf(one) ?? one.parts })) };
}

/**
 * What an attack can reckon with in time: all of it, or only sums of whole base cells of the new release. That nothing follows from the rest
 * exactly is seen to by the elimination.
 */
export function attackedOf(extra: Extra): Extra {
  if (extra.many <= MOST_ATTACKED) return extra;
  const isWhole = (one: ExtraSum) => one.extra.length === 0;
  return { many: 0, links: [], told: extra.told.filter(isWhole), secrets: [], sought: extra.sought.filter(isWhole) };
}

function withOne(
  lattice: Lattice,
  before: Extra,
  one: Beyond,
  { population, few }: { readonly population: number; readonly few: number },
): Extra {
  const { groups, all } = joined(lattice, one);
  const byCell = Map.groupBy(all, ({ cell }) => cell);
  let many = before.many;
  for (const [cell, inside] of byCell)
    if (cell === null || inside.length > 1) for (const group of inside) group.extra = many++;
  const sum = (of: Iterable<Group>): ExtraSum => {
    const each = [...new Set(of)];
    return {
      population,
      parts: each.flatMap(({ cell, extra }) => (extra === null && cell !== null ? [cell] : [])),
      extra: each.flatMap(({ extra }) => extra ?? []),
    };
  };
  const at = (indices: readonly number[]) => indices.flatMap((index) => groups[index] ?? []);
  const hidden = one.hidden.map((indices) => sum(at(indices)));
  const ofFew = all.filter(({ extra, n }) => extra !== null && n >= 1 && n <= few);
  const cameOrLeft = ofFew.filter(({ cell, wasTold }) => cell === null || !wasTold);
  return {
    many,
    links: [
      ...before.links,
      ...[...byCell].flatMap(([cell, inside]) =>
        cell === null || inside.length < 2 ? [] : [{ ...sum(inside), parts: [cell] }],
      ),
    ],
    told: [...before.told, ...one.told.map(({ groups: indices, low, high }) => ({ ...sum(at(indices)), low, high }))],
    secrets: [...before.secrets, ...hidden, ...ofFew.map((group) => sum([group]))],
    sought: [...before.sought, ...hidden, ...cameOrLeft.slice(0, MOST_SOUGHT).map((group) => sum([group]))],
  };
}

/** Groups of one base cell that are in the same places are one: dimensions that no table uses part nobody. */
function joined(lattice: Lattice, { groups, told, hidden }: Beyond): { groups: Group[]; all: Group[] } {
  const places = groups.map((): number[] => []);
  [...told.map(({ groups: inside }) => inside), ...hidden].forEach((inside, place) => {
    for (const index of inside) places[index]?.push(place);
  });
  const seen = new Map<string, Group>();
  const found = groups.map(({ at, n }, index) => {
    const cell = at === null ? null : lattice.cells.indexOf({ at });
    const key = `${cell} ${places[index]?.join()}`;
    const wasTold = places[index]?.some((place) => place < told.length) ?? false;
    const group = seen.get(key) ?? { cell, n: 0, wasTold, extra: null };
    seen.set(key, group);
    group.n += n;
    return group;
  });
  return { groups: found, all: [...seen.values()] };
}
