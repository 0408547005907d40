import type { LedgerEntry } from './ledger';
import type { Beyond } from './types';

/** A count of an earlier release: what its places tell, and which places of few it hid. */
export interface EarlierSums extends Pick<LedgerEntry, 'membership'> {
  readonly told: readonly { readonly parts: readonly number[]; readonly low: number; readonly high: number }[];
  /** Base cells of each. */
  readonly hidden: readonly (readonly number[])[];
}

/** With more groups than this the attack would take too long: an earlier count that makes more is left to the comparison of pairs. */
export const MOST_GROUPS = 2000;

/** People who are in the same places of all releases so far. */
interface Group {
  /** Base cell of the new release; null: they are not in it. */
  readonly cell: number | null;
  readonly places: readonly number[];
}

/** Who is in which group. */
interface Parting {
  readonly groupOf: ReadonlyMap<number, number>;
  readonly groups: readonly Group[];
}

/**
 * Parts the people of a new count and of earlier ones into groups whom no place of any release tells apart: then every figure of all of them
 * is a sum of groups. @param codesOf a base cell of the new release. Cost: people × earlier.
 */
export function sumsOf(
  { measure, of, membership }: Pick<LedgerEntry, 'measure' | 'of' | 'membership'>,
  earlier: readonly EarlierSums[],
  codesOf: (cell: number) => readonly string[],
): Beyond {
  let parting = parted({ groupOf: new Map(), groups: [] }, membership, (cell) => ({ cell, places: [] }));
  const told: { place: number; low: number; high: number }[] = [];
  const hidden: number[] = [];
  for (const one of earlier) {
    const from = told.length + hidden.length;
    const inside = placesByCell([...one.told.map(({ parts }) => parts), ...one.hidden], from);
    const next = parted(parting, one.membership, (cell) => ({ cell: null, places: inside.get(cell) ?? [] }));
    if (next.groups.length > MOST_GROUPS + new Set(membership.cells).size) continue;
    parting = next;
    told.push(...one.told.map(({ low, high }, at) => ({ place: from + at, low, high })));
    hidden.push(...one.hidden.map((_, at) => from + one.told.length + at));
  }
  const within = (place: number) => parting.groups.flatMap(({ places }, at) => (places.includes(place) ? [at] : []));
  const many = countsOf(parting);
  return {
    measure,
    of,
    groups: parting.groups.map(({ cell }, at) => ({ at: cell === null ? null : codesOf(cell), n: many[at] ?? 0 })),
    told: told.map(({ place, low, high }) => ({ groups: within(place), low, high })),
    hidden: hidden.map(within),
  };
}

/** Parts groups further by who stood where; groups that are left with nobody are dropped. */
function parted(before: Parting, { people, cells }: LedgerEntry['membership'], next: (cell: number) => Group): Parting {
  const fresh = new Map<string, Group>();
  const keyOf = new Map([...before.groupOf].map(([person, at]) => [person, `${at}`]));
  before.groups.forEach((group, at) => fresh.set(`${at}`, group));
  const ways = new Map<number, { way: Group; name: string }>();
  people.forEach((person, at) => {
    const cell = cells[at] ?? -1;
    const found = ways.get(cell) ?? wayTo(next(cell));
    ways.set(cell, found);
    // In no place that says anything: as good as not there.
    if (found.way.cell === null && found.way.places.length === 0) return;
    const old = keyOf.get(person) ?? '';
    const key = `${old} ${found.name}`;
    const group = fresh.get(old) ?? { cell: null, places: [] };
    if (!fresh.has(key))
      fresh.set(key, { cell: group.cell ?? found.way.cell, places: [...group.places, ...found.way.places] });
    keyOf.set(person, key);
  });
  const keys = [...new Set(keyOf.values())];
  const numbers = new Map(keys.map((key, at) => [key, at]));
  return {
    groupOf: new Map([...keyOf].map(([person, key]) => [person, numbers.get(key) ?? -1])),
    groups: keys.map((key) => fresh.get(key) ?? { cell: null, places: [] }),
  };
}

const wayTo = (way: Group) => ({ way, name: `${way.cell}:${way.places.join()}` });

function placesByCell(places: readonly (readonly number[])[], from: number): ReadonlyMap<number, number[]> {
  const found = new Map<number, number[]>();
  places.forEach((parts, at) => {
    for (const part of parts) found.set(part, [...(found.get(part) ?? []), from + at]);
  });
  return found;
}

const countsOf = ({ groupOf, groups }: Parting): number[] => {
  const many = groups.map(() => 0);
  for (const at of groupOf.values()) many[at] = (many[at] ?? 0) + 1;
  return many;
};
