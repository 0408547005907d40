import { isTelling, type PublishedCell } from '@footing/statistics';
import type { SnapshotHead } from '../data/snapshots.query';
import type { PopulationCount } from '../domain/population';
import type { Question } from '../measures/ask';
import { populationOf } from '../measures/reach';

/** How many, and the sum of their marks: where both are the same it is as good as certain that the people are. */
export interface Counted {
  readonly many: number;
  readonly mark: number;
}

/** A place of a table of reach, with the exact counts behind it: never to be shown. */
export interface ReachPlace {
  readonly at: PublishedCell['at'];
  /** Numbers of the rounds whose people are in it, ascending. */
  readonly rounds: readonly number[];
  /** Key of the priority group that parts them; null: everybody. */
  readonly group: string | null;
  readonly part: 'in' | 'out' | 'all';
  /** Who could take part, and who of them had a mentor. */
  readonly n: Counted;
  readonly x: Counted;
  /** Of which of the two its table tells something. */
  readonly tells: { readonly n: boolean; readonly x: boolean };
}

/** The places of one table of reach. @param cells as the gate let them out. */
export function reachPlaces(
  { by, cohorts }: Pick<Question, 'by' | 'cohorts'>,
  head: SnapshotHead,
  cells: readonly PublishedCell[],
): ReachPlace[] {
  const counts = populationOf(cohorts, head);
  const [one] = by;
  return cells.map((cell): ReachPlace => {
    const code = one && cell.at[one.key];
    const round = one?.kind === 'round' && code !== undefined ? Number(code) : null;
    const here = round === null ? counts : counts.filter((count) => count.round === round);
    const isGroup = one?.kind === 'group' && code !== undefined;
    const part = isGroup ? (code === 'in' ? 'in' : 'out') : 'all';
    const group = isGroup ? one.key : null;
    return {
      ...{ at: cell.at, rounds: roundsOf(here), group, part },
      n: countOf(here, { group, part, stage: 'eligible' }),
      x: countOf(here, { group, part, stage: 'matched' }),
      tells: { n: isTelling(cell, 'n'), x: isTelling(cell, 'x') },
    };
  });
}

const roundsOf = (counts: readonly PopulationCount[]): number[] =>
  [...new Set(counts.map(({ round }) => round))].sort((a, b) => a - b);

interface Of extends Pick<ReachPlace, 'group' | 'part'> {
  readonly stage: 'eligible' | 'matched';
}

/** Outside a group are all but those in it. */
function countOf(counts: readonly PopulationCount[], { group, part, stage }: Of): Counted {
  const sum = (of: string | null): Counted => {
    const own = counts.filter((one) => one.group === of).map(({ reached }) => reached[stage]);
    return {
      many: own.reduce((all, { n }) => all + n, 0),
      mark: own.reduce((all, { noiseKey }) => all + noiseKey, 0) & 255,
    };
  };
  if (part !== 'out') return sum(group);
  const [all, members] = [sum(null), sum(group)];
  return { many: all.many - members.many, mark: (all.mark - members.mark) & 255 };
}
