import { mcnemar, newcombePaired, transitions, type TwiceAsked } from '@footing/statistics';
import { areAlike, type Count, hideSmall, LEAST_SHOWN } from './small-counts';
import { knownTwice, type Traveller } from './travellers';
import { type Missing, whoIsMissing } from './who-is-missing';

/** The four stages of career planning, by number from 1. */
export const stageNames = ['Decide', 'Plan', 'Compete', 'Sorted'] as const;

/** How many are at Plan or beyond, before and after: whole percents, for exact ones would tell small counts. */
export interface AtPlanOrBeyond {
  readonly before: number;
  readonly after: number;
  /** Percentage points, after less before, with their 95 % interval. */
  readonly points: number;
  readonly lower: number;
  readonly upper: number;
  /** McNemar's mid-p, to two places; 1 where as many went one way as the other. */
  readonly p: number;
}

/** Where people were in their career plans at two times. A change, not an impact. */
export interface StagesTravelled {
  /** Known at both times; null when fewer than 10. */
  readonly n: Count;
  /** `table[from - 1][to - 1]`. */
  readonly table: readonly (readonly Count[])[];
  readonly later: Count;
  readonly same: Count;
  readonly earlier: Count;
  /** Null when a side of it is too small to show. */
  readonly atPlan: AtPlanOrBeyond | null;
  /** Whether all were at one stage before, or after: nothing else is shown then, for it would be the answer of each of them. */
  readonly isAlike: boolean;
  readonly missing: Missing;
}

const SIDE = stageNames.length;
const cellsWhere = (isIn: (from: number, to: number) => boolean) =>
  Array.from({ length: SIDE * SIDE }, (_, cell) => cell).filter((cell) => isIn(Math.floor(cell / SIDE), cell % SIDE));
/** Totals that are shown: everybody, the three ways to move, and who is at Decide or beyond it at each time. */
const sets = [
  cellsWhere(() => true),
  cellsWhere((from, to) => to > from),
  cellsWhere((from, to) => to === from),
  cellsWhere((from, to) => to < from),
  cellsWhere((from) => from === 0),
  cellsWhere((from) => from > 0),
  cellsWhere((_, to) => to === 0),
  cellsWhere((_, to) => to > 0),
];

/**
 * Table of stages before and after, how many moved which way, who is at Plan or beyond, and who is missing. Nobody who is missing at a
 * time is taken to be as they were. Counts under 10 are hidden, and whatever they would follow from.
 * Source: McNemar (1947); interval by Newcombe (1998).
 * @throws RangeError when a score is not one of the stages 1 to 4
 */
export function stagesTravelled(people: readonly Traveller[]): StagesTravelled {
  const { counts } = transitions(people, SIDE);
  const { cells, totals } = hideSmall(counts.flat(), sets);
  const [n = null, later = null, same = null, earlier = null, ...sides] = totals;
  const table = counts.map((_, from) => cells.slice(SIDE * from, SIDE * from + SIDE));
  const pairs = knownTwice(people);
  if (n !== null && [pairs.map(({ before }) => before), pairs.map(({ after }) => after)].some(areAlike))
    return { ...NOTHING, n, isAlike: true, missing: whoIsMissing(people) };
  const isShown = n !== null && n >= LEAST_SHOWN && sides.every((side) => side !== null && side >= LEAST_SHOWN);
  const moved = { n, table, later, same, earlier, isAlike: false };
  return { ...moved, atPlan: isShown ? atPlan(people) : null, missing: whoIsMissing(people) };
}

const NOTHING = { table: [], later: null, same: null, earlier: null, atPlan: null } as const;

function atPlan(people: readonly Traveller[]): AtPlanOrBeyond | null {
  const twice = { bothYes: 0, onlyFirst: 0, onlySecond: 0, bothNo: 0 } satisfies TwiceAsked;
  for (const { before, after } of knownTwice(people)) {
    if (before > 1) twice[after > 1 ? 'bothYes' : 'onlyFirst'] += 1;
    else twice[after > 1 ? 'onlySecond' : 'bothNo'] += 1;
  }
  const found = newcombePaired(twice);
  if (!found) return null;
  const p = mcnemar(twice.onlyFirst, twice.onlySecond)?.midP ?? 1;
  return {
    before: percent(found.second.share),
    after: percent(found.first.share),
    points: percent(found.difference),
    lower: percent(found.lower),
    upper: percent(found.upper),
    p: Math.round(p * 100) / 100,
  };
}

/** Whole percents; + 0 for a nought without a sign. */
const percent = (share: number) => Math.round(100 * share) + 0;
