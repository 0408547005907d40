import fc from 'fast-check';
import { PairLists, turned } from './pair-lists';

const PEOPLE = 4;
const changes = fc.array(fc.tuple(fc.boolean(), fc.nat(PEOPLE - 1), fc.nat(11), fc.nat(99)), { maxLength: 80 });

const listed = (lists: PairLists, a: number): [other: number, value: number][] =>
  Array.from({ length: lists.size[a]! }, (_, k) => lists.start[a]! + k)
    .map((at): [number, number] => [lists.other[at]!, lists.value[at]!])
    .sort(([one], [other]) => one - other);

describe('pairs listed by one side', () => {
  test('hold what was added and not taken out, whatever the lists have grown to', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: PEOPLE, maxLength: PEOPLE }), changes, (sizes, list) => {
        const lists = new PairLists(Int32Array.from(sizes));
        const held = sizes.map((size, a) => {
          for (let k = 0; k < size; k += 1)
            [lists.other[lists.start[a]! + k], lists.value[lists.start[a]! + k]] = [20 + k, k];
          return new Map(Array.from({ length: size }, (_, k) => [20 + k, k]));
        });
        for (const [out, a, b, value] of list) {
          const pairs = held[a]!;
          const at = lists.find(a, b);
          expect(at === -1).toBe(!pairs.has(b));
          if (at === -1) {
            lists.add(a, b, value);
            pairs.set(b, value);
          } else if (out) {
            lists.removeAt(a, at);
            pairs.delete(b);
          }
          for (const [person, own] of held.entries())
            expect(listed(lists, person)).toEqual([...own].sort(([x], [y]) => x - y));
        }
      }),
      { numRuns: 200 },
    ));

  test('take room only in proportion to what is in them', () => {
    const lists = new PairLists(new Int32Array(PEOPLE));
    for (let b = 0; b < 1_000; b += 1) for (let a = 0; a < PEOPLE; a += 1) lists.add(a, b, b);
    expect(lists.other.length).toBeLessThan(16 * PEOPLE * 1_000);
    expect(listed(lists, 3).map(([other]) => other)).toEqual(Array.from({ length: 1_000 }, (_, b) => b));
  });

  test('can be turned round', () => {
    const rows = new PairLists(Int32Array.of(2, 0, 1));
    rows.other.set([1, 0, 1]);
    rows.value.set([5, 6, 7]);
    const columns = turned(rows, 3);
    expect([0, 1, 2].map((j) => listed(columns, j))).toEqual([
      [[0, 6]],
      [
        [0, 5],
        [2, 7],
      ],
      [],
    ]);
  });
});
