import type { Lattice } from './lattice';
import type { Primary } from './primary';
import { ruleWords } from './rules';
import type { AttackReport, Estimate, HiddenCode, PublishedCell, Release, ReleaseLog, Shown } from './types';

const meanings: Readonly<Record<string, string>> = {
  none: 'Two people or none.',
  low: 'Too few people to show a figure.',
  DPL: 'Two people at most have this outcome.',
  DPH: 'All but two people at most have this outcome.',
  c: 'Hidden, so that nobody can be told from the figures.',
  z: 'Nobody can be in this group.',
  N11: 'Not shown: the check for what could be worked out did not pass.',
  N15: 'No gap is shown: one of the groups has fewer than 23 people.',
};

/** What a code in place of a number means, in a sentence. */
export const meaningOf = (code: HiddenCode): string => meanings[code] ?? 'Not shown: the figure must not be reported.';

/** Step 10: what is kept of a release beside who asked, who signed, and when. The same release gives the same log. */
export function logOf(
  release: Release,
  lattice: Lattice,
  primary: Primary,
  hidden: ReadonlySet<number>,
  cells: readonly PublishedCell[],
  attack: AttackReport,
): ReleaseLog {
  const codes = new Set(cells.flatMap(({ n, x, rate, mean }) => [n, x, rate, mean].flatMap(codeOf)));
  return {
    profile: release.profile,
    plan: release.tables,
    rules: ruleWords[release.profile],
    hidden: hiddenByTable(lattice, primary, hidden),
    attack,
    symbols: [...codes].sort().map((code) => ({ code, meaning: meaningOf(code) })),
  };
}

const codeOf = (shown: Shown | Estimate | undefined): HiddenCode[] => (shown && 'code' in shown ? [shown.code] : []);

/** How many figures of each table are hidden, and why. */
export function hiddenByTable(lattice: Lattice, primary: Primary, hidden: ReadonlySet<number>): ReleaseLog['hidden'] {
  return [...Map.groupBy(lattice.places, ({ table }) => table.id)].map(([table, places]) => {
    const figures = places.flatMap(({ n, part }) => (part === null ? [n] : [n, part]));
    const isPrimary = (figure: number) => primary.unsafe.has(figure) || primary.veiled.has(figure);
    return {
      table,
      of: figures.length,
      primary: figures.filter(isPrimary).length,
      secondary: figures.filter((figure) => hidden.has(figure) && !isPrimary(figure)).length,
    };
  });
}
