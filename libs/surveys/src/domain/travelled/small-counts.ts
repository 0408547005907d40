import { tellerOf } from './is-told';

/** Fewer people than this are never shown as a number. */
export const LEAST_SHOWN = 10;

/** Whether several figures are all the same: then their average, or a table, is the answer of each of them. */
export const areAlike = (figures: readonly number[]): boolean =>
  figures.length > 1 && figures.every((figure) => Math.abs(figure - (figures[0] ?? 0)) < 1e-9);

/** A count that may be shown; null: hidden, as it is small or would let a small one be worked out. */
export type Count = number | null;

/** What of a table may be shown. */
export interface Shown {
  readonly cells: readonly Count[];
  /** In the order of the sets. */
  readonly totals: readonly Count[];
}

/** A table on its way to be shown. */
interface Table {
  readonly counts: readonly number[];
  readonly sets: readonly (readonly number[])[];
  /** Cells that are not shown. */
  readonly hidden: Set<number>;
  /** Places of the totals that are shown. */
  readonly given: Set<number>;
  /** Sums over cells that nobody may work out: each small count, and each small total. */
  readonly secrets: readonly (readonly number[])[];
}

/**
 * Hides counts of 1 to 9, and as many more as it takes that no small count follows from totals that are shown: not from one
 * total less what is shown of it, and not from several added and taken away. A count of 0 stays.
 * @param sets cells that are added up into each total, the totals that matter most first: cells are given up for totals, and
 * later totals for earlier ones. The first is shown whenever it is not small itself
 * @returns everything shown when no count is small
 * Cost: about the number of cells to the third times that of sets; a table has some dozens.
 */
export function hideSmall(counts: readonly number[], sets: readonly (readonly number[])[]): Shown {
  const totals = sets.map((set) => peopleIn(counts, set));
  const small = counts.flatMap((count, cell) => (isSmall(count) ? [cell] : []));
  // A small total is a sum of small counts: those that are not 0.
  const smallSets = sets
    .filter((_, at) => isSmall(totals[at] ?? 0))
    .map((set) => set.filter((cell) => small.includes(cell)));
  const given = new Set(sets.flatMap((_, at) => (isSmall(totals[at] ?? 0) ? [] : [at])));
  const table = {
    counts,
    sets,
    hidden: new Set(small),
    given,
    secrets: [...small.map((cell) => [cell]), ...smallSets],
  };
  for (let leak = leakOf(table); leak; leak = leakOf(table)) if (!stop(table, leak)) break;
  giveBack(table, small, totals);
  return {
    cells: counts.map((count, cell) => (table.hidden.has(cell) ? null : count)),
    totals: totals.map((total, at) => (given.has(at) ? total : null)),
  };
}

const isSmall = (count: number) => count > 0 && count < LEAST_SHOWN;

const peopleIn = (counts: readonly number[], cells: readonly number[]) =>
  cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);

const unknownOf = ({ sets, hidden }: Table, at: number) => (sets[at] ?? []).filter((cell) => hidden.has(cell));

/** Hidden cells that are few people together and can be worked out; null when there are none. */
function leakOf(table: Table): readonly number[] | null {
  const known = [...table.given].map((at) => unknownOf(table, at));
  const few = known.find((cells) => isSmall(peopleIn(table.counts, cells)));
  if (few) return few;
  const isTold = tellerOf(known);
  return table.secrets.find(isTold) ?? null;
}

/**
 * Takes one step against a leak: hides the smallest count of a total that it shows in, or gives up the last total.
 * @returns false when there is no step left
 */
function stop(table: Table, leak: readonly number[]): boolean {
  const touched = [...table.given].filter((at) => unknownOf(table, at).some((cell) => leak.includes(cell)));
  const more = smallestShown(table, touched);
  if (more !== null) return table.hidden.add(more).has(more);
  const last = (places: readonly number[]) => places.filter((at) => at > 0).pop();
  const given = last(touched) ?? last([...table.given]);
  return given !== undefined && table.given.delete(given);
}

/** The smallest count, not 0, that is still shown in any of these totals. */
function smallestShown({ counts, sets, hidden }: Table, places: readonly number[]): number | null {
  const shown = places.flatMap((at) => sets[at] ?? []).filter((cell) => !hidden.has(cell) && (counts[cell] ?? 0) > 0);
  return shown.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))[0] ?? null;
}

/** Shows again what was hidden on the way and is not needed: totals in their order, then counts, the largest first. */
function giveBack(table: Table, small: readonly number[], totals: readonly number[]): void {
  const { counts, given, hidden } = table;
  totals.forEach((total, at) => {
    if (given.has(at) || isSmall(total)) return;
    given.add(at);
    if (leakOf(table)) given.delete(at);
  });
  const extra = [...hidden].filter((cell) => !small.includes(cell));
  for (const cell of extra.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))) {
    hidden.delete(cell);
    if (leakOf(table)) hidden.add(cell);
  }
}
