import {
  type Beyond,
  compareReleases,
  isTelling,
  type Known,
  knownFrom,
  type LedgerEntry,
  protect,
  type PublishedCell,
  read,
  type Release,
  sumsOf,
} from '@footing/statistics';
import type { Highs } from 'highs';
import { chance } from '../../../../statistics/src/spec/chance';
import { findLimits } from '../find-limits';

/** A kind of people: their year, their group, and whether they are there in the first snapshot and in the second. */
export interface Kind {
  readonly year: number;
  readonly group: number;
  readonly isIn: readonly [boolean, boolean];
  readonly n: number;
}

/** A published sum of kinds with its limits, or a sum of few that is to stay hidden. */
export interface SumOfKinds {
  readonly kinds: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** What went out one after the other of made-up people. */
export interface Sequence {
  readonly kinds: readonly Kind[];
  readonly releases: readonly {
    readonly told: readonly SumOfKinds[];
    readonly secrets: readonly (readonly number[])[];
  }[];
}

const FEW = 4;
const ways = [[], ['year'], ['group'], ['wide'], ['year', 'group'], ['year', 'wide']] as const;

interface Out {
  readonly cells: readonly PublishedCell[];
  readonly entry: LedgerEntry;
}

/** Two or three releases of some years each, by years, groups and groups of groups; sometimes one or two left in between. */
export async function sequenceOf(highs: Highs, seed: number, fault: 'none' | 'no-sums' = 'none'): Promise<Sequence> {
  const next = chance(seed);
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const [years, groups] = next() < 0.5 ? [3, 2] : [2, 3];
  const kinds: Kind[] = [];
  for (let year = 0; year < years; year++)
    for (let group = 0; group < groups; group++)
      kinds.push({ year, group, isIn: [true, true], n: next() < 0.35 ? 1 + upTo(3) : 5 + upTo(9) });
  if (next() < 0.3) kinds.push({ year: upTo(years - 1), group: upTo(groups - 1), isIn: [true, false], n: 1 + upTo(1) });
  const outs: Out[] = [];
  const releases: Sequence['releases'][number][] = [];
  const isYearly = next() < 0.5;
  const ofAll = ways[next() < 0.3 ? 0 : 2];
  for (let turn = 0; turn < (isYearly ? years + 1 : 3); turn++) {
    const when = turn === 0 ? 0 : kinds.some(({ isIn }) => !isIn[1]) ? 1 : 0;
    const all = times(years);
    const among = turn === 0 ? all : isYearly ? [turn - 1] : all.filter(() => next() < 0.5);
    const by = isYearly ? [ofAll] : [ways[upTo(ways.length - 1)] ?? [], ...(next() < 0.4 ? [['group']] : [])];
    const counted = kinds.flatMap((kind, at) => (kind.isIn[when] && among.includes(kind.year) ? [at] : []));
    if (counted.length === 0) continue;
    const release = releaseFrom(kinds, counted, { years, groups, by });
    const out = await goesOut(highs, { release, kinds, counted, snapshot: String(when) }, outs, fault);
    if (!out) continue;
    outs.push(out);
    const inside = (at: PublishedCell['at']) => counted.filter((kind) => isAt(kinds[kind], at));
    // Who is left over when years are taken from a total is in no table of this release.
    const left = isYearly ? kinds.flatMap((_, at) => (counted.includes(at) ? [] : [at])) : [];
    const isOfFew = (own: readonly number[]) => isFew(own.reduce((sum, kind) => sum + (kinds[kind]?.n ?? 0), 0));
    releases.push({
      told: out.cells.flatMap((cell) =>
        'value' in cell.n ? [{ kinds: inside(cell.at), ...read(cell, 'public').n }] : [],
      ),
      secrets: [...out.cells.map(({ at }) => inside(at)), ...left.map((at) => [at])].filter(isOfFew),
    });
  }
  return { kinds, releases };
}

const times = (many: number) => Array.from({ length: many }, (_, at) => at);
const isFew = (n: number) => n >= 1 && n <= FEW;
const codesOf = ({ year, group }: Pick<Kind, 'year' | 'group'>) => [`y${year}`, `g${group}`, group < 2 ? 'w0' : 'w1'];
const keys = ['year', 'group', 'wide'];
const isAt = (kind: Kind | undefined, at: PublishedCell['at']) =>
  kind !== undefined && keys.every((key, i) => at[key] === undefined || at[key] === codesOf(kind)[i]);

function releaseFrom(
  kinds: readonly Kind[],
  counted: readonly number[],
  { years, groups, by }: { years: number; groups: number; by: readonly (readonly string[])[] },
): Release {
  const codes = [times(years).map((at) => `y${at}`), times(groups).map((at) => `g${at}`), ['w0', 'w1']];
  const cells = codes.flatMap((_, first) =>
    first > 0
      ? []
      : times(years).flatMap((year) =>
          times(groups).flatMap((group) =>
            ['w0', 'w1'].map((wide) => {
              const own = counted.filter((at) => kinds[at]?.year === year && kinds[at].group === group);
              const isThere = codesOf({ year, group })[2] === wide;
              const n = isThere ? own.reduce((sum, at) => sum + (kinds[at]?.n ?? 0), 0) : 0;
              return {
                at: [`y${year}`, `g${group}`, wide],
                n,
                x: 0,
                noiseKey: (n * 37 + group) % 256,
                noiseKeyX: 0,
                isStructuralZero: !isThere,
              };
            }),
          ),
        ),
  );
  return {
    profile: 'public',
    dimensions: keys.map((key, at) => ({ key, codes: codes[at] ?? [], isSensitive: false })),
    tables: by.map((own, at) => ({ id: `t${at}`, measure: 'm', by: own, kind: 'count' as const })),
    cells,
  };
}

interface Going {
  readonly release: Release;
  readonly kinds: readonly Kind[];
  readonly counted: readonly number[];
  readonly snapshot: string;
}

/** Null: it is held. */
async function goesOut(
  highs: Highs,
  going: Going,
  before: readonly Out[],
  fault: 'none' | 'no-sums',
): Promise<Out | null> {
  const { release } = going;
  const solve = (given: Release) => protect(given, (puzzle) => Promise.resolve(findLimits(highs, puzzle)));
  const first = await solve(release);
  const known: Known[] = [];
  for (const { cells, entry } of before) {
    const { held, same } = compareReleases(entryOf(going, first.cells), entry, FEW);
    if (held.length > 0) return null;
    known.push(...knownFrom(cells, 'public', (_, at) => same.includes(keyOf(at))));
  }
  const fresh = entryOf(going, first.cells);
  const beyond: Beyond[] =
    fault === 'no-sums' || before.length === 0
      ? []
      : [sumsOf(fresh, before.map(toldBy), (cell) => release.cells[cell]?.at ?? [])];
  const { cells } = await solve({ ...release, known, beyond });
  return { cells, entry: entryOf(going, cells) };
}

const keyOf = (at: PublishedCell['at']) => JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));

function entryOf({ release, kinds, counted, snapshot }: Going, cells: readonly PublishedCell[]): LedgerEntry {
  const cellOf = (kind: Kind) => release.cells.findIndex(({ at }) => at.join() === codesOf(kind).join());
  const people = counted.flatMap((at) =>
    times(kinds[at]?.n ?? 0).map((one) => ({ person: at * 100 + one, cell: kinds[at] ? cellOf(kinds[at]) : -1 })),
  );
  return {
    ...{ release: snapshot, snapshot, measure: 'm', of: 'n' },
    membership: { people: people.map(({ person }) => person), cells: people.map(({ cell }) => cell) },
    shown: cells
      .filter((cell) => isTelling(cell, 'n'))
      .map(({ at }) => ({ key: keyOf(at), parts: partsOf(release, at) })),
  };
}

const partsOf = ({ cells }: Release, at: PublishedCell['at']) =>
  cells.flatMap((cell, index) =>
    keys.every((key, i) => at[key] === undefined || at[key] === cell.at[i]) ? [index] : [],
  );

function toldBy({ cells, entry }: Out) {
  const limits = new Map(cells.map((cell) => [keyOf(cell.at), read(cell, 'public').n]));
  return {
    membership: entry.membership,
    told: entry.shown.map(({ key, parts }) => ({ parts, ...(limits.get(key) ?? { low: 0, high: Infinity }) })),
    hidden: [],
  };
}
