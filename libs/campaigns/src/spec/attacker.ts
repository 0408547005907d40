import type { CountedFunnel } from '../domain/funnel-table';
import type { ShownFunnel } from '../domain/shown-funnel';

/** What the attacker knows of a count: it is between the two. */
export interface Known {
  least: number;
  most: number;
}

/** Rows of what is known: everybody, each school, each group. */
export interface KnownFunnel {
  readonly everybody: Known[];
  readonly schools: Known[][];
  readonly groups: Known[][];
}

/**
 * Somebody who has everything that is shown, knows that it was rounded to 5, that small counts are hidden, which of the hidden
 * ones are the small ones, that counts never rise from step to step, that schools divide everybody, and that a group is a
 * part of everybody. Whatever follows is used again until nothing new does.
 */
export function attack(truth: CountedFunnel, shown: ShownFunnel): KnownFunnel {
  const row = (counts: readonly number[], cells: readonly (number | null)[]) =>
    counts.map((count, at) => start(count, cells[at] ?? null));
  const known: KnownFunnel = {
    everybody: row(truth.everybody, shown.everybody),
    schools: truth.schools.map(({ counts }, at) => row(counts, shown.schools[at]?.counts ?? [])),
    groups: truth.groups.map(({ counts }, at) => row(counts, shown.groups[at]?.counts ?? [])),
  };
  for (let news = true; news;) {
    const before = JSON.stringify(known);
    [known.everybody, ...known.schools, ...known.groups].forEach(neverRises);
    for (const step of known.everybody.keys()) adds(known, step);
    news = JSON.stringify(known) !== before;
  }
  return known;
}

const MOST = 1_000_000;

function start(count: number, cell: number | null): Known {
  if (cell !== null) return { least: cell - 2, most: cell + 2 };
  return { least: 0, most: count < 13 ? 12 : MOST };
}

function neverRises(row: Known[]): void {
  for (let step = 1; step < row.length; step += 1) narrow(row[step], 0, row[step - 1]?.most ?? MOST);
  for (let step = row.length - 2; step >= 0; step -= 1) narrow(row[step], row[step + 1]?.least ?? 0, MOST);
}

function adds({ everybody, schools, groups }: KnownFunnel, step: number): void {
  const all = everybody[step];
  if (!all) return;
  const parts = schools.flatMap((row) => row[step] ?? []);
  const sum = (of: (one: Known) => number) => parts.reduce((total, one) => total + of(one), 0);
  if (parts.length > 0)
    narrow(
      all,
      sum(({ least }) => least),
      sum(({ most }) => most),
    );
  for (const part of parts) {
    narrow(
      part,
      all.least - (sum(({ most }) => most) - part.most),
      all.most - (sum(({ least }) => least) - part.least),
    );
  }
  for (const group of groups) {
    narrow(group[step], 0, all.most);
    narrow(all, group[step]?.least ?? 0, MOST);
  }
}

function narrow(one: Known | undefined, least: number, most: number): void {
  if (!one) return;
  one.least = Math.max(one.least, least);
  one.most = Math.min(one.most, most);
}
