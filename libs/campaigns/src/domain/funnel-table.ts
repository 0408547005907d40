/** The steps on the way through a round, each of which takes in the later ones. */
export const funnelSteps = ['eligible', 'invited', 'started', 'applied', 'matched', 'met', 'completed'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** How many got at least so far, step by step: as long as `funnelSteps`, and never rising. */
export interface CountedRow {
  readonly name: string;
  readonly counts: readonly number[];
}

/** Who got how far. Schools divide everybody; groups may overlap. */
export interface CountedFunnel {
  readonly everybody: readonly number[];
  readonly schools: readonly CountedRow[];
  readonly groups: readonly CountedRow[];
}

/** A count below this is not shown: the lowest that is, 15, may be anything from 13 to 17. */
export const LEAST_SHOWN = 13;
/** Where the rest of everybody is smaller than this, the count would tell of the rest. */
export const LEAST_REST = 10;
/** How far what is shown may be from what is so. */
export const ROUNDED_BY = 2;

/** What can be told of one count: it is between the two. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * One row with the step from which it is hidden. Where a row is hidden, it stays so: fewer get further.
 */
export interface HidingRow {
  readonly counts: readonly number[];
  hiddenFrom: number;
}

/** To the nearest 5. */
export const rounded = (count: number): number => Math.round(count / 5) * 5;

/** The step from which a row has to be hidden by itself; the number of steps where it need not be. */
export function hiddenFrom(counts: readonly number[], everybody: readonly number[] | null): number {
  const at = counts.findIndex(
    (count, step) => count < LEAST_SHOWN || (everybody !== null && (everybody[step] ?? 0) - count < LEAST_REST),
  );
  return at === -1 ? counts.length : at;
}

/** What somebody who knows all our rules can say of a count, from its own place in the table alone. */
export function rangeOf({ counts, hiddenFrom: from }: HidingRow, step: number): Range {
  const count = counts[step] ?? 0;
  if (step < from) return { least: rounded(count) - ROUNDED_BY, most: rounded(count) + ROUNDED_BY };
  return { least: 0, most: count < LEAST_SHOWN ? LEAST_SHOWN - 1 : Infinity };
}
