import type { Kind, Sequence, SumOfKinds } from './sequences';

/** How far each kind may be from the truth in the search. */
const REACH = 7;
const WIDE = 3;

/** The least and the greatest of a sum over every population that was looked at. */
export interface Range {
  low: number;
  high: number;
}

/**
 * Goes through every population of whole people that fits all that is told, nearest to the truth first; shares no code with the gate.
 * @returns the range of each secret; it stops once all are wide.
 */
export function rangesOf(
  kinds: readonly Kind[],
  told: readonly SumOfKinds[],
  secrets: readonly (readonly number[])[],
): Range[] {
  const ranges = secrets.map((): Range => ({ low: Infinity, high: -Infinity }));
  const many = kinds.map(({ n }) => n);
  const fits = kinds.map((_, at) => told.filter(({ kinds: own }) => Math.max(...own) === at));
  const total = (own: readonly number[]) => own.reduce((sum, at) => sum + (many[at] ?? 0), 0);
  const search = (at: number): boolean => {
    if (at === kinds.length) {
      secrets.forEach((own, which) => {
        const range = ranges[which];
        const value = total(own);
        if (range) [range.low, range.high] = [Math.min(range.low, value), Math.max(range.high, value)];
      });
      return ranges.every(({ low, high }) => high - low >= WIDE);
    }
    const truth = kinds[at]?.n ?? 0;
    for (let step = 0; step <= 2 * REACH; step++) {
      const value = truth + (step % 2 === 0 ? step / 2 : -(step + 1) / 2);
      if (value < 0) continue;
      many[at] = value;
      const isPossible = fits[at]?.every(({ kinds: own, low, high }) => {
        const sum = total(own);
        return sum >= low && sum <= high;
      });
      if (isPossible && search(at + 1)) return true;
    }
    many[at] = truth;
    return false;
  };
  search(0);
  return ranges;
}

/** Whether a sum follows from others in whole: no change of kinds that leaves all others as they are changes it. */
export function follows(many: number, told: readonly (readonly number[])[], secret: readonly number[]): boolean {
  const change = Array<number>(many).fill(0);
  const total = (own: readonly number[]) => own.reduce((sum, at) => sum + (change[at] ?? 0), 0);
  const ends = change.map((_, at) => told.filter((own) => Math.max(...own) === at));
  const search = (at: number): boolean => {
    if (at === many) return total(secret) !== 0;
    for (const value of [0, 1, -1, 2, -2]) {
      change[at] = value;
      if (ends[at]?.every((own) => total(own) === 0) && search(at + 1)) return true;
    }
    change[at] = 0;
    return false;
  };
  return !search(0);
}

/** Secrets of a sequence that its last release makes known, exactly or too narrowly; those that were known before are out already. */
export function leaksOf({ kinds, releases }: Sequence): { exact: number; narrow: number; secrets: number } {
  const leaks = { exact: 0, narrow: 0, secrets: 0 };
  releases.forEach((release, at) => {
    const earlier = releases.slice(0, at).flatMap(({ told }) => told);
    const all = [...earlier, ...release.told];
    const { secrets } = release;
    const [before, then] = [rangesOf(kinds, earlier, secrets), rangesOf(kinds, all, secrets)];
    leaks.secrets += secrets.length;
    secrets.forEach((secret, which) => {
      const sums = (told: readonly SumOfKinds[]) => told.map((one) => one.kinds);
      if (follows(kinds.length, sums(all), secret) && !follows(kinds.length, sums(earlier), secret)) leaks.exact++;
      const width = (ranges: readonly Range[]) => (ranges[which] ? ranges[which].high - ranges[which].low : 0);
      if (width(then) < Math.min(WIDE, width(before))) leaks.narrow++;
    });
  });
  return leaks;
}
