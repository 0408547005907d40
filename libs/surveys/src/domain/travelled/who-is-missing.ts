import { type Count, hideSmall } from './small-counts';
import type { Traveller } from './travellers';

/** Who of one arm and group is in the figures, and who is not. */
export interface MissingRow {
  readonly arm: string;
  readonly group: string;
  readonly asked: Count;
  /** Known at both times: in the figures. */
  readonly both: Count;
  /** Known at the first time alone. */
  readonly notAgain: Count;
  /** Not known at the first time, whatever came later. */
  readonly notAtFirst: Count;
}

/** Who is missing, to be shown beside every figure of a change. */
export interface Missing {
  /** By arm and group, in the order in which they first come. */
  readonly rows: readonly MissingRow[];
  readonly asked: Count;
  readonly both: Count;
  readonly notAgain: Count;
  readonly notAtFirst: Count;
}

/**
 * Who is in the figures and who is missing, by arm and group. Counts under 10 are hidden, and whatever they would follow from.
 * Empty: no rows, and noughts.
 */
export function whoIsMissing(people: readonly Traveller[]): Missing {
  const named = new Map(people.map(({ arm, group }) => [JSON.stringify([arm, group]), { arm, group }]));
  const groups = [...named.values()];
  const counts = groups.flatMap(({ arm, group }) => {
    const own = people.filter((one) => one.arm === arm && one.group === group);
    return [0, 1, 2].map((kind) => own.filter((one) => kindOf(one) === kind).length);
  });
  const kinds = [0, 1, 2].map((kind) => groups.map((_, row) => 3 * row + kind));
  const rows = groups.map((_, row) => [3 * row, 3 * row + 1, 3 * row + 2]);
  const everybody = counts.map((_, cell) => cell);
  const { cells, totals } = hideSmall(counts, [...kinds, everybody, ...rows]);
  const [both = 0, notAgain = 0, notAtFirst = 0, asked = 0] = totals;
  return {
    rows: groups.map((name, row) => ({ ...name, ...rowOf(cells, row), asked: totals[4 + row] ?? null })),
    asked,
    both,
    notAgain,
    notAtFirst,
  };
}

function rowOf(cells: readonly Count[], row: number): Pick<MissingRow, 'both' | 'notAgain' | 'notAtFirst'> {
  const [both = 0, notAgain = 0, notAtFirst = 0] = cells.slice(3 * row, 3 * row + 3);
  return { both, notAgain, notAtFirst };
}

/** 0: known twice; 1: not again; 2: not at first. */
const kindOf = ({ before, after }: Traveller) => (before === null ? 2 : after === null ? 1 : 0);
