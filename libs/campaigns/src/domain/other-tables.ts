import { type HidingRow, rangeOf } from './funnel-table';

/** Schools that divide everybody, and what everybody is at least known to be. */
export interface Division {
  readonly everybody: HidingRow;
  readonly schools: readonly HidingRow[];
  /** By step: the largest group, which everybody cannot be fewer than. */
  readonly atLeast: readonly number[];
}

/** Another table that looks the same once it is rounded and hidden: how one school and everybody would be in it. */
export interface OtherTable {
  readonly school: readonly number[];
  readonly everybody: readonly number[];
}

/**
 * Another table in which a school has `count` at `step`, and that nobody could tell from the true one; null: none was found.
 * It is looked for where one school and everybody, or one school and another, differ. Linear in schools × steps.
 */
export function otherTable(division: Division, school: HidingRow, step: number, count: number): OtherTable | null {
  const truth = school.counts;
  const was = truth[step] ?? 0;
  const counts = truth.map((old, at) => {
    if (at === step) return count;
    return at < step ? (count > was ? Math.max(old, count) : old) : count < was ? Math.min(old, count) : old;
  });
  if (!looksAs(school, counts)) return null;
  const change = counts.map((now, at) => now - (truth[at] ?? 0));
  const { everybody, schools, atLeast } = division;
  const all = everybody.counts.map((old, at) => old + (change[at] ?? 0));
  if (looksAs(everybody, all) && all.every((one, at) => one >= (atLeast[at] ?? 0))) {
    return { school: counts, everybody: all };
  }
  const absorbs = (other: HidingRow) =>
    other !== school &&
    looksAs(
      other,
      other.counts.map((old, at) => old - (change[at] ?? 0)),
    );
  return schools.some(absorbs) ? { school: counts, everybody: everybody.counts } : null;
}

/** Whether a row with these counts would be shown just as this one is. */
function looksAs(row: HidingRow, counts: readonly number[]): boolean {
  return counts.every((count, step) => {
    if (count < 0 || count > (counts[step - 1] ?? Infinity)) return false;
    if (count === row.counts[step]) return true;
    const { least, most } = rangeOf(row, step);
    return count >= least && count <= most;
  });
}
