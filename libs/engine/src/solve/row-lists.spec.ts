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
});
