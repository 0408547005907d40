/** A range from the first to the last of plain numbers, and where a value stands on it. */
export interface Scale {
  /** Rising, at least two. */
  readonly ticks: readonly number[];
  /** 0 at the first tick, 1 at the last. */
  readonly place: (value: number) => number;
}

/** Beyond so many figures, numbers of the machine are no longer exact. */
const EXACT_FIGURES = 12;

/**
 * Plain numbers, 1, 2 or 5 (or 10, 100, … times those) apart, that reach from `low` or below to `high` or above: the finest
 * that are at most `most`. @param most at least 3. Shape: 2 to `most` numbers, rising, each a multiple of the step.
 */
export function ticks(low: number, high: number, most = 7): number[] {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  // One value alone has an axis from a plain number of its own size to the next.
  const span = high - low || (largest || 1) * most;
  const powers = [span / most, largest / 10 ** EXACT_FIGURES, 10 ** -EXACT_FIGURES].map(Math.log10);
  const power = Math.floor(Math.max(...powers));
  for (let coarser = 0; ; coarser++) {
    const found = stepped(low, high, [1, 2, 5][coarser % 3] ?? 1, power + Math.floor(coarser / 3));
    if (found.length <= most) return found;
  }
}

/** Multiples of `times` × 10^`power`: from the last that is not above `low` to the first that is not below `high`. */
function stepped(low: number, high: number, times: number, power: number): number[] {
  const at = (count: number): number => Number(`${count * times}e${power}`);
  const step = at(1);
  let [first, last] = [Math.round(low / step), Math.round(high / step)];
  while (at(first) > low) first--;
  while (at(last) < high) last++;
  return Array.from({ length: Math.max(last - first, 1) + 1 }, (_, index) => at(first + index));
}

/** A scale that covers the values, 0 to 1 where there are none. */
export function scaleOf(values: readonly number[], most = 7): Scale {
  const found = values.length === 0 ? [0, 1] : ticks(Math.min(...values), Math.max(...values), most);
  const [first = 0, last = 1] = [found[0], found[found.length - 1]];
  return { ticks: found, place: (value) => (value - first) / (last - first) };
}
