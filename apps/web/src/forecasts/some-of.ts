/** So many rows can be taken in at a glance. */
const ROWS = 10;

/** At most ten of a list, evenly apart, the first and the last always among them. */
export function someOf<T>(all: readonly T[]): readonly T[] {
  if (all.length <= ROWS) return all;
  return Array.from({ length: ROWS }, (_, at) => all[Math.round((at * (all.length - 1)) / (ROWS - 1))]).flatMap(
    (one) => (one === undefined ? [] : [one]),
  );
}
