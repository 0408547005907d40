import {
  compareReleases,
  isTelling,
  type Profile,
  protect,
  type PublishedCell,
  type Release,
  reuseEarlier,
} from '@footing/statistics';
import type { Highs } from 'highs';
import { chance } from '../../../../statistics/src/spec/chance';
import { type MadeRelease, randomRelease, releaseOf } from '../../../../statistics/src/spec/random-release';
import { findLimits } from '../find-limits';
import { combinations, linesOf, narrowed, secretsOf, shownVectors } from './attacker';

/** What a person who attacks many made-up releases has found. */
export interface Loot {
  releases: number;
  secrets: number;
  /** Secrets that are sums and differences of what is shown. */
  combined: string[];
  /** Secrets with limits that are too narrow. */
  narrow: string[];
  /** Releases after a withdrawal from which it can be told where somebody left. */
  traced: number;
}

/** What is done wrong on purpose: nothing; only what is unsafe itself is hidden; the ledger is not asked. */
export type Fault = 'none' | 'primary-only' | 'no-ledger';

const profiles: readonly Profile[] = ['public', 'hesa', 'ofs'];

/** Attacks the made-up releases of seeds `from` to `to`, each over a snapshot and over the one after somebody withdrew. */
export async function attackMany(highs: Highs, from: number, to: number, fault: Fault = 'none'): Promise<Loot> {
  const loot: Loot = { releases: 0, secrets: 0, combined: [], narrow: [], traced: 0 };
  for (let seed = from; seed <= to; seed++) {
    const profile = profiles[seed % 3] ?? 'public';
    const made = randomRelease(chance(seed));
    const release = releaseOf(made, profile);
    const first = await published(highs, release, fault);
    const secrets = secretsOf(release, first);
    const name = (what: string) => `${seed} ${profile} ${what}`;
    loot.releases++;
    loot.secrets += secrets.length;
    loot.combined.push(...combinations(shownVectors(release, first), secrets).map(name));
    if (fault === 'none') loot.narrow.push(...narrowed(highs, linesOf(release, first), secrets).map(name));
    if (await isTraced(highs, made, release, first, fault)) loot.traced++;
  }
  return loot;
}

async function published(highs: Highs, release: Release, fault: Fault): Promise<readonly PublishedCell[]> {
  const { cells } = await protect(release, (puzzle) => Promise.resolve(findLimits(highs, puzzle)));
  if (fault !== 'primary-only') return cells;
  const secret = secretsOf(release, cells).map(({ what }) => what);
  return cells.map((cell) => {
    const isSafe = !secret.some((what) => what.startsWith(`${cell.table} ${JSON.stringify(cell.at)}`));
    return isSafe && 'code' in cell.n && cell.n.code === 'c' ? { ...cell, n: { value: 10 } } : cell;
  });
}

/** After one person withdrew: whether both releases together tell in which cell they were. */
async function isTraced(
  highs: Highs,
  made: MadeRelease,
  release: Release,
  first: readonly PublishedCell[],
  fault: Fault,
): Promise<boolean> {
  const after = { ...made, people: made.people.slice(1) };
  const second = releaseOf(after, release.profile);
  const fresh = await published(highs, second, 'none');
  const entry = (snapshot: string, of: MadeRelease, cells: readonly PublishedCell[], start: number) => ({
    ...{ release: snapshot, snapshot, measure: 'm', of: 'n' as const },
    membership: {
      people: of.people.map((_, at) => at + start),
      cells: of.people.map(({ at }) => release.cells.findIndex((cell) => cell.at.join() === at.join())),
    },
    shown: cells.flatMap((cell) =>
      isTelling(cell, 'n') ? [{ key: JSON.stringify(cell.at), parts: partsOf(release, cell.at) }] : [],
    ),
  });
  const { held } = compareReleases(entry('2', after, fresh, 1), entry('1', made, first, 0), 7);
  const out = held.length > 0 && fault !== 'no-ledger' ? reuseEarlier(fresh, first) : fresh;
  return tellsWhere(first, out);
}

const partsOf = ({ cells, dimensions }: Release, at: PublishedCell['at']) =>
  cells.flatMap((cell, index) =>
    dimensions.every(({ key }, i) => at[key] === undefined || at[key] === cell.at[i]) ? [index] : [],
  );

/** Somebody left, and a count, a code or a share below the totals moved with them; what was withheld at first says nothing. */
const tellsWhere = (first: readonly PublishedCell[], second: readonly PublishedCell[]): boolean =>
  second.some((cell, at) => {
    const before = first[at];
    const wasTold = before && (isTelling(before, 'n') || isTelling(before, 'x'));
    return wasTold && Object.keys(cell.at).length > 0 && JSON.stringify(cell) !== JSON.stringify(before);
  });
