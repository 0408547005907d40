import {
  compareReleases,
  type Held,
  isTelling,
  type Known,
  knownFrom,
  type LedgerEntry,
  type Profile,
  type Protected,
  type PublishedCell,
} from '@footing/statistics';
import type { CountedPerson } from '../data/release-counts.query';
import type { SnapshotHead } from '../data/snapshots.query';
import type { Counting } from '../measures/countings';
import type { ReleasePlan } from '../measures/releases';

/** Differences of so many people or fewer would tell of them: as few as each profile hides. */
export const fewOf: Readonly<Record<Profile, number>> = { internal: 0, hesa: 7, ofs: 22, public: 4 };

/** What a counting is called in every release: the same words for the same people, whatever its place in one. */
export function ledgerName({ where, x, value }: Counting, { scales }: Pick<SnapshotHead, 'scales'>): string {
  const named = (sql: string | null) =>
    sql?.replaceAll(/p\.scores\[(\d+)\]/g, (_, place: string) => scales[Number(place) - 1]?.key ?? '') ?? '';
  return JSON.stringify([named(where), named(x), named(value)]);
}

/** The same words for the same place. */
export const placeKey = (at: PublishedCell['at']): string =>
  JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Of whom each figure of one plan is. Cost: people by countings. */
export function entriesOf(
  plan: ReleasePlan,
  people: readonly CountedPerson[],
  {
    head,
    release,
    cells,
  }: { readonly head: SnapshotHead; readonly release: string; readonly cells: readonly PublishedCell[] },
): LedgerEntry[] {
  const sizes = plan.by.map(({ dimension }) => dimension.codes.length);
  const cellOf = (places: readonly number[]) =>
    places.reduce((index, place, at) => index * (sizes[at] ?? 1) + place, 0);
  const ordered = [...people].sort((a, b) => a.number - b.number);
  return plan.countings.flatMap((counting, at) =>
    (['n', 'x'] as const).flatMap((of, bit): LedgerEntry[] => {
      if (of === 'x' && counting.x === null) return [];
      const theirs = ordered.filter(({ bits }) => ((bits >> BigInt(2 * at + bit)) & 1n) === 1n);
      const shown = cells.filter((cell) => cell.measure === counting.measure && isTelling(cell, of));
      const keys = new Map(shown.map((cell) => [placeKey(cell.at), cell.at]));
      return [
        {
          ...{ release, snapshot: String(head.number), measure: ledgerName(counting, head), of },
          membership: { people: theirs.map(({ number }) => number), cells: theirs.map(({ places }) => cellOf(places)) },
          shown: [...keys].map(([key, where]) => ({ key, parts: partsOf(plan, where) })),
        },
      ];
    }),
  );
}

/** The base cells that a place is made of. */
function partsOf({ by }: ReleasePlan, at: PublishedCell['at']): number[] {
  let parts = [0];
  for (const { dimension } of by) {
    const { codes, key } = dimension;
    const code = at[key];
    const places = code === undefined ? codes.map((_, place) => place) : [codes.indexOf(code)];
    parts = parts.flatMap((part) => places.map((place) => part * codes.length + place));
  }
  return parts;
}

/** A release that went before, or waits to be signed; or a year of a KPI that was read. */
export interface Earlier {
  /** Of a release its number; else what it is called in the ledger. */
  readonly name: string;
  readonly profile: Profile;
  /** As the gate let them out, with the name that the ledger has for their measure. */
  readonly cells: readonly PublishedCell[];
  readonly entries: readonly LedgerEntry[];
}

/** What earlier releases mean for a new one: figures that would tell of few, and figures that are known already. */
export function against(
  fresh: readonly LedgerEntry[],
  earlier: readonly Earlier[],
  few: number,
): { readonly held: readonly Held[]; readonly known: readonly Known[] } {
  const held: Held[] = [];
  const known: Known[] = [];
  for (const one of earlier) {
    const same = new Set<string>();
    for (const entry of fresh)
      for (const old of one.entries.filter(({ measure, of }) => measure === entry.measure && of === entry.of)) {
        const found = compareReleases(entry, old, Math.max(few, fewOf[one.profile]));
        held.push(...found.held);
        for (const key of found.same) same.add(`${entry.measure} ${entry.of} ${key}`);
      }
    known.push(...knownFrom(one.cells, one.profile, (measure, at, of) => same.has(`${measure} ${of} ${placeKey(at)}`)));
  }
  return { held, known };
}

/** Published cells with the names of the ledger in place of those of their release. */
export const withLedgerNames = (
  plan: ReleasePlan,
  head: SnapshotHead,
  { cells }: Pick<Protected, 'cells'>,
): PublishedCell[] => {
  const names = new Map(plan.countings.map((one) => [one.measure, ledgerName(one, head)]));
  return cells.map((cell) => ({ ...cell, measure: names.get(cell.measure) ?? cell.measure }));
};

/** What is known, with the names of a release in place of those of the ledger; what it does not count is left out. */
export const knownHere = (plan: ReleasePlan, head: SnapshotHead, known: readonly Known[]): Known[] => {
  const names = new Map(plan.countings.map((one) => [ledgerName(one, head), one.measure]));
  const keys = new Set(plan.by.map(({ dimension }) => dimension.key));
  return known.flatMap((one) => {
    const measure = names.get(one.measure);
    return measure && Object.keys(one.at).every((key) => keys.has(key)) ? [{ ...one, measure }] : [];
  });
};
