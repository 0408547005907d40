import { read } from './readings';
import type { Known, Profile, PublishedCell } from './types';

/** Who stood in which base cell of a snapshot, for one count of one measure. */
export interface Membership {
  /** A number for each person, the same in every snapshot; ascending. */
  readonly people: readonly number[];
  /** The base cell of each, in the same order. */
  readonly cells: readonly number[];
}

/** What the ledger keeps of one count in one release: each cell that tells something (see {@link isTelling}), and of whom. */
export interface LedgerEntry {
  readonly release: string;
  readonly snapshot: string;
  readonly measure: string;
  readonly of: 'n' | 'x';
  readonly membership: Membership;
  /** `key`: the place, the same words for the same place; `parts`: its base cells. */
  readonly shown: readonly { readonly key: string; readonly parts: readonly number[] }[];
}

/** Two figures whose difference would tell of few. */
export interface Held {
  readonly key: string;
  readonly earlierRelease: string;
  readonly earlierKey: string;
  /** In the new figure and not in the earlier, and the other way round. */
  readonly come: number;
  readonly gone: number;
}

/** What an earlier release means for a new one. */
export interface Comparison {
  /** Not empty: the new release is held; see {@link reuseEarlier}. */
  readonly held: readonly Held[];
  /** Places that count exactly the same people in both. */
  readonly same: readonly string[];
}

/**
 * Step 8: compares figures of a new release with those of an earlier one, of the same count of the same measure. The same place is held when
 * from 1 to `few` people came, or went. Two places are held against each other when one would follow from the other and few people: both
 * sides differ by `few` at most and, over one snapshot, one lies within the other.
 *
 * Cost: people + new × earlier × base cells of a place.
 */
export function compareReleases(fresh: LedgerEntry, earlier: LedgerEntry, few: number): Comparison {
  const moves = movesOf(fresh.membership, earlier.membership);
  const fromOf = new Map(fresh.shown.map(({ key, parts }) => [key, total(parts, moves.of)]));
  const held: Held[] = [];
  const same: string[] = [];
  for (const old of earlier.shown) {
    const shared = sharedWith(moves.pairs, old.parts);
    const before = total(old.parts, moves.earlierOf);
    for (const { key, parts } of fresh.shown) {
      const both = total(parts, shared);
      const pair = { come: (fromOf.get(key) ?? 0) - both, gone: before - both };
      const isSame = key === old.key;
      if (isSame && pair.come === 0 && pair.gone === 0) same.push(key);
      if (isHeld(pair, isSame, fresh.snapshot === earlier.snapshot, few))
        held.push({ key, earlierRelease: earlier.release, earlierKey: old.key, ...pair });
    }
  }
  return { held, same };
}

function isHeld(
  { come, gone }: Pick<Held, 'come' | 'gone'>,
  isSamePlace: boolean,
  isSameSnapshot: boolean,
  few: number,
): boolean {
  if (come === 0 && gone === 0) return false;
  if (isSamePlace) return (come >= 1 && come <= few) || (gone >= 1 && gone <= few);
  if (isSameSnapshot && come > 0 && gone > 0) return false;
  return come <= few && gone <= few;
}

type Counts = ReadonlyMap<number, number>;

/** How many went from which base cell to which, and how many there are in each. */
interface Moves {
  /** By base cell of the earlier snapshot, then of the new one. */
  readonly pairs: ReadonlyMap<number, Counts>;
  readonly of: Counts;
  readonly earlierOf: Counts;
}

function movesOf(fresh: Membership, earlier: Membership): Moves {
  const pairs = new Map<number, Map<number, number>>();
  const before = new Map(earlier.people.map((person, at) => [person, earlier.cells[at] ?? -1]));
  fresh.people.forEach((person, at) => {
    const from = before.get(person);
    if (from === undefined) return;
    const to = pairs.get(from) ?? new Map<number, number>();
    pairs.set(from, count(to, fresh.cells[at] ?? -1));
  });
  return { pairs, of: countAll(fresh.cells), earlierOf: countAll(earlier.cells) };
}

const count = (counts: Map<number, number>, cell: number, by = 1) => counts.set(cell, (counts.get(cell) ?? 0) + by);
const countAll = (cells: readonly number[]): Counts =>
  cells.reduce((all, cell) => count(all, cell), new Map<number, number>());
const total = (parts: readonly number[], counts: Counts) =>
  parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);

/** By base cell of the new snapshot: how many of an earlier place are there. */
function sharedWith(pairs: Moves['pairs'], parts: readonly number[]): Counts {
  const shared = new Map<number, number>();
  for (const part of parts) for (const [cell, many] of pairs.get(part) ?? []) count(shared, cell, many);
  return shared;
}

const tellingCounts: readonly string[] = ['none', 'low'];
const tellingShares: readonly string[] = ['DPL', 'DPH'];

/**
 * Whether a cell goes into the ledger: it tells something of its people (`n`) or of those with the outcome (`x`). A number does, and so do
 * the codes that say how few: from `low` to `none` after one withdrawal tells of both releases how many there were.
 */
export function isTelling({ n, rate }: PublishedCell, of: 'n' | 'x'): boolean {
  if (of === 'n') return 'value' in n || tellingCounts.includes(n.code);
  return rate !== undefined && ('value' in rate || tellingShares.includes(rate.code));
}

const placeOf = ({ measure, at, rate, mean }: PublishedCell) =>
  JSON.stringify([
    measure,
    rate ? 'rate' : mean ? 'mean' : 'count',
    Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

/**
 * A release that is held, with the figures of the earlier one and no others: each place as it stood then; one that did not stand there
 * waits. Only all of it together is safe: what the earlier release hid, a figure of the new one could give away.
 */
export function reuseEarlier(fresh: readonly PublishedCell[], earlier: readonly PublishedCell[]): PublishedCell[] {
  const before = new Map(earlier.map((cell) => [placeOf(cell), cell]));
  return fresh.map((cell) => {
    const { table, measure, at, rate, mean } = cell;
    const wait = { code: 'c' } as const;
    const old = before.get(placeOf(cell));
    return old
      ? { ...old, table }
      : { table, measure, at, n: wait, ...(rate ? { rate: wait } : {}), ...(mean ? { mean: wait } : {}) };
  });
}

/** What an earlier release tells of places that count the same people still: what a new release must reckon with. */
export function knownFrom(
  earlier: readonly PublishedCell[],
  profile: Profile,
  isSame: (measure: string, at: PublishedCell['at'], of: 'n' | 'x') => boolean,
): Known[] {
  return earlier.flatMap((cell) => {
    const { n, x } = read(cell, profile);
    const { measure, at } = cell;
    const tell = (of: 'n' | 'x', { low, high }: { low: number; high: number }): Known[] =>
      (low > 0 || high < Infinity) && isSame(measure, at, of) ? [{ measure, at, of, low, high }] : [];
    const isShown = 'value' in cell.n;
    const hasShare = cell.rate !== undefined && 'value' in cell.rate;
    return [...(isShown ? tell('n', n) : []), ...(hasShare ? tell('x', x) : [])];
  });
}
