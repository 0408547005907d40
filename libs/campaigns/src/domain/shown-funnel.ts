import { type CountedFunnel, hiddenFrom, type HidingRow, rounded } from './funnel-table';
import { type Division, otherTable } from './other-tables';

/** A row as it is shown: to the nearest 5; null: hidden. */
export interface ShownRow {
  readonly name: string;
  readonly counts: readonly (number | null)[];
}

/** What is shown of who got how far. */
export interface ShownFunnel {
  readonly everybody: readonly (number | null)[];
  readonly schools: readonly ShownRow[];
  readonly groups: readonly ShownRow[];
}

/** What is hidden could be one of at least so many counts: this one and four more. */
const WIDE = 4;
/** Where so few or fewer went missing between two steps, how many exactly cannot be told. */
const FEW = 9;

/**
 * What can be shown of who got how far so that nobody, with all of it and these rules, can work out a small number. Counts that
 * are small, or leave a small rest, are hidden; then whatever else would give one of them away.
 *
 * Cost: schools² × steps² × (schools + 1), at worst. Source: complementary suppression with a check by other tables that look
 * alike, after Willenborg and de Waal, Elements of Statistical Disclosure Control (2001), chapters 6 and 8.
 */
export function shownFunnel({ everybody, schools, groups }: CountedFunnel): ShownFunnel {
  const row = (counts: readonly number[], all: readonly number[] | null): HidingRow => ({
    counts,
    hiddenFrom: hiddenFrom(counts, all),
  });
  const division: Division = {
    everybody: row(everybody, null),
    schools: schools.map(({ counts }) => row(counts, everybody)),
    atLeast: everybody.map((_, step) => Math.max(0, ...groups.map(({ counts }) => counts[step] ?? 0))),
  };
  hideWhatTells(division);
  return {
    everybody: shown(division.everybody),
    schools: schools.map(({ name }, at) => ({ name, counts: shown(division.schools[at] ?? division.everybody) })),
    groups: groups.map(({ name, counts }) => ({ name, counts: shown(row(counts, everybody)) })),
  };
}

const shown = ({ counts, hiddenFrom: from }: HidingRow) =>
  counts.map((count, step) => (step < from ? rounded(count) : null));

/** Hides more until nothing small can be told. Each turn hides something, so it ends. */
function hideWhatTells(division: Division): void {
  for (let found = tellingPlace(division); found !== null; found = tellingPlace(division)) {
    const { school, step } = found;
    const shownThere = division.schools.filter((one) => one.hiddenFrom > step);
    const [smallest] = [...shownThere].sort((a, b) => (a.counts[step] ?? 0) - (b.counts[step] ?? 0));
    (school.hiddenFrom > step ? school : (smallest ?? division.everybody)).hiddenFrom = step;
  }
}

/** The first step at which something small of a school can be told; null: none, or there is nothing left to hide. */
function tellingPlace(division: Division): { readonly school: HidingRow; readonly step: number } | null {
  const { everybody, schools } = division;
  for (const step of everybody.counts.keys()) {
    const isNothingShown = everybody.hiddenFrom <= step && schools.every((school) => school.hiddenFrom <= step);
    if (isNothingShown) return null;
    const school = schools.find((one) => tells(division, one, step));
    if (school) return { school, step };
  }
  return null;
}

function tells(division: Division, school: HidingRow, step: number): boolean {
  if (school.hiddenFrom <= step) return isTooNarrow(division, school, step);
  const left = (school.counts[step - 1] ?? Infinity) - (school.counts[step] ?? 0);
  return left <= FEW && isLossTold(division, school, step);
}

/** Whether a hidden count could be only one of a few. */
function isTooNarrow(division: Division, school: HidingRow, step: number): boolean {
  const count = school.counts[step] ?? 0;
  const reach = (by: 1 | -1): number => {
    let far = 0;
    while (far < WIDE && otherTable(division, school, step, count + by * (far + 1))) far += 1;
    return far;
  };
  return reach(1) + reach(-1) < WIDE;
}

/** Whether it can be told exactly how many of a school, or of everybody, went missing on the way to a step. */
function isLossTold(division: Division, school: HidingRow, step: number): boolean {
  const places = [step - 1, step].flatMap((at) => [-2, -1, 1, 2].map((by) => ({ at, by })));
  const lost = (counts: readonly number[]) => (counts[step - 1] ?? 0) - (counts[step] ?? 0);
  return !places.some(({ at, by }) => {
    const other = otherTable(division, school, at, (school.counts[at] ?? 0) + by);
    return other !== null && lost(other.school) !== lost(school.counts);
  });
}
