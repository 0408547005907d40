import { numbersFrom } from '../../test/rounds-of-numbers';
import { RowLists } from './row-lists';

const pairsOf = (lists: RowLists, row: number): (readonly [column: number, key: number])[] =>
  Array.from({ length: lists.listed[row]! }, (_, k) => {
    const at = 2 * (lists.at[row]! + k);
    return [lists.pairs[at]!, lists.pairs[at + 1]!] as const;
  });

describe('rows in order as far as asked', () => {
  test.each([1, 2, 7, 1000, 2 ** 31 + 9])('list every pair once, heaviest first (keys below %i)', (values) => {
    const next = numbersFrom(values);
    const lengths = [0, 1, 9, 128, 129, 700, 3000];
    const start = Int32Array.of(
      0,
      ...lengths.map((_, r) => lengths.slice(0, r + 1).reduce((sum, one) => sum + one, 0)),
    );
    const keys = Array.from({ length: start.at(-1)! }, () => Math.floor(next() * values));
    const column = Int32Array.from(keys, (_, e) => e);
    const lists = new RowLists({
      start,
      end: start.subarray(1),
      column,
      key: values < 2 ** 31 ? Int32Array.from(keys) : Float64Array.from(keys),
    });
    // All rows in turn, so that each moves while others grow.
    for (let asked = 0; asked < 3000; asked += 1) for (let r = 0; r < lengths.length; r += 1) lists.extend(r);
    for (let r = 0; r < lengths.length; r += 1) {
      const listed = pairsOf(lists, r);
      expect(listed.map(([, key]) => key)).toEqual(keys.slice(start[r], start[r + 1]).sort((a, b) => b - a));
      expect(listed.map(([at]) => at).sort((a, b) => a - b)).toEqual([...column.slice(start[r], start[r + 1])]);
      expect(listed.every(([at, key]) => keys[at] === key)).toBe(true);
    }
  });

  /** The pairs of a single row that are at hand, in order or not: keys here are above 0. */
  const atHand = ({ pairs, at }: RowLists): number => {
    let count = 0;
    while ((pairs[2 * (at[0]! + count) + 1] ?? 0) > 0) count += 1;
    return count;
  };

  /** How many pairs reach the sampled key that this many should: 64 samples at even distances. */
  const reaching = (keys: readonly number[], wanted: number): number => {
    const samples = Array.from({ length: 64 }, (_, n) => keys[Math.floor((n * keys.length) / 64)]!).sort(
      (a, b) => b - a,
    );
    const cut = samples[Math.ceil((wanted * 64) / keys.length) - 1]!;
    return keys.filter((key) => key >= cut).length;
  };

  test.each([60, 128, 129, 161, 700, 3_000])(
    'take about forty of %i pairs at first and then four times as many, or all of a row that is short or mostly read',
    (length) => {
      const next = numbersFrom(length);
      for (let salt = 0; salt < 5; salt += 1) {
        const keys = Array.from({ length }, () => 1 + Math.floor(next() * 1e6));
        const lists = new RowLists({
          start: Int32Array.of(0, length),
          end: Int32Array.of(length),
          column: Int32Array.from(keys.keys()),
          key: Int32Array.from(keys),
        });
        lists.extend(0);
        const first = length <= 128 ? length : reaching(keys, 40);
        expect(atHand(lists)).toBe(first);
        while (lists.listed[0]! < first) lists.extend(0);
        expect(atHand(lists)).toBe(first);
        lists.extend(0);
        const then = 8 * first > length ? length : reaching(keys, 4 * first);
        expect(atHand(lists)).toBe(then > first ? then : length);
      }
    },
  );
});
