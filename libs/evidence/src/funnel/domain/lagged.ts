/** The steps on the way through a round, each of which takes in the later ones. */
export const funnelSteps = ['eligible', 'invited', 'started', 'applied', 'matched', 'met', 'completed'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** How many got at least so far, and the sum of their marks from 0 to 255, which decides the noise. */
export type Counted = readonly [n: number, key: number];

/** By school, or by group: as many counts as there are steps, never rising. */
export type CountedRows = Readonly<Record<string, readonly Counted[]>>;

/** Who got how far. Schools divide everybody; groups may overlap. */
export interface CountedFunnel {
  readonly schools: CountedRows;
  readonly groups: CountedRows;
}

/** A count that is shown moves by so many or not at all. The database holds the same: `funnel_kept_moves_by_many`. */
export const FEWEST_MOVED = 5;

const nobody: Counted = [0, 0];

/**
 * What the next figures rest on: each count as it was kept, and as it is now only where it moved by at least five. So two
 * looks, however far apart, never differ by few. A row that was not there before comes as it is; one that is gone stays until it
 * moved.
 */
export function lagged(kept: CountedFunnel | null, now: CountedFunnel): CountedFunnel {
  if (!kept) return now;
  return { schools: rowsOf(kept.schools, now.schools), groups: rowsOf(kept.groups, now.groups) };
}

function rowsOf(kept: CountedRows, now: CountedRows): CountedRows {
  const keys = [...new Set([...Object.keys(kept), ...Object.keys(now)])];
  return Object.fromEntries(
    keys.map((key) => {
      const before = kept[key];
      const counts = funnelSteps.map((_, step) => {
        const [was, is] = [before?.[step], now[key]?.[step] ?? nobody];
        return was && Math.abs(is[0] - was[0]) < FEWEST_MOVED ? was : is;
      });
      return [key, counts];
    }),
  );
}

/** Counts that lag may rise from step to step: each is no more than the one before it. */
export const falling = (row: readonly Counted[]): Counted[] =>
  row.reduce<Counted[]>((done, [n, key]) => [...done, [Math.min(n, done.at(-1)?.[0] ?? n), key]], []);

/** The same of a group within everybody: neither it nor the rest of everybody rises. */
export function fallingWithin(row: readonly Counted[], everybody: readonly Counted[]): Counted[] {
  return row.reduce<Counted[]>((done, [n, key], step) => {
    const all = everybody[step]?.[0] ?? 0;
    const before = done.at(-1)?.[0] ?? all;
    const left = (everybody[step - 1]?.[0] ?? all) - all;
    const most = Math.min(before, all);
    const least = done.length === 0 ? 0 : Math.max(0, before - left);
    return [...done, [Math.min(most, Math.max(least, n)), key]];
  }, []);
}

/** Everybody, from the schools that divide them. */
export const everybodyOf = (schools: readonly (readonly Counted[])[]): Counted[] =>
  funnelSteps.map((_, step) =>
    schools.reduce<Counted>(
      ([n, key], row) => [n + (row[step]?.[0] ?? 0), (key + (row[step]?.[1] ?? 0)) & 255],
      nobody,
    ),
  );
