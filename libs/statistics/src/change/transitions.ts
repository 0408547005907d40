/** One person's level at two times; null when it is not known. */
export interface Levels {
  readonly before: number | null;
  readonly after: number | null;
}

/** Who moved from where to where, and who is missing. */
export interface Transitions {
  /** `counts[from - 1][to - 1]`: people known at both times. */
  readonly counts: readonly (readonly number[])[];
  /** People known at both times. */
  readonly n: number;
  readonly up: number;
  readonly same: number;
  readonly down: number;
  /** Known at one time alone, or at neither: in no cell, and always shown beside the table. */
  readonly missing: { readonly before: number; readonly after: number; readonly both: number };
}

/**
 * Table of moves between ordered levels 1 to `levels`. Only who is known at both times is in it: nothing is put in for the others.
 * Empty: a table of zeros.
 * @throws RangeError when a level is not a whole number from 1 to `levels`
 */
export function transitions(people: readonly Levels[], levels: number): Transitions {
  const counts = Array.from({ length: levels }, () => new Array<number>(levels).fill(0));
  const tally = { n: 0, up: 0, same: 0, down: 0 };
  const missing = { before: 0, after: 0, both: 0 };
  for (const { before, after } of people) {
    const from = before === null ? null : rowOf(counts, before);
    if (after !== null) rowOf(counts, after);
    if (from === null || before === null || after === null) {
      missing[before === null ? (after === null ? 'both' : 'before') : 'after'] += 1;
      continue;
    }
    from[after - 1] = (from[after - 1] ?? 0) + 1;
    tally.n += 1;
    tally[after > before ? 'up' : after < before ? 'down' : 'same'] += 1;
  }
  return { counts, ...tally, missing };
}

function rowOf(counts: readonly number[][], level: number): number[] {
  const row = counts[level - 1];
  if (!row) throw new RangeError(`${level} is not a level from 1 to ${counts.length}`);
  return row;
}
