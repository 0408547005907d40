import fc from 'fast-check';
import { numbersFrom } from '../../test/rounds-of-numbers';
import { BestTwo } from './best-two';
import { RowLists } from './row-lists';

/** One row of so many pairs with every column from 0, keys below a limit; and prices. */
function rowOf(length: number, values: number, seed: number) {
  const next = numbersFrom(seed);
  const keys = Array.from({ length }, () => Math.floor(next() * values));
  const key = values < 2 ** 31 ? Int32Array.from(keys) : Float64Array.from(keys);
  const lists = new RowLists({
    start: Int32Array.of(0, length),
    end: Int32Array.of(length),
    column: Int32Array.from(key.keys()),
    key,
  });
  const price = new Float64Array(length);
  const ownerOf = new Int32Array(length).fill(-1);
  return { next, key, lists, price, ownerOf, look: new BestTwo(lists, price) };
}

describe('what a row likes best', () => {
  test('and next best is found whatever prices have risen to, and what it holds is passed over', () =>
    fc.assert(
      fc.property(fc.nat(40), fc.constantFrom(2, 9, 1e6, 2 ** 40), fc.noBias(fc.nat()), (length, values, seed) => {
        const { next, key, price, ownerOf, look } = rowOf(length, values, seed);
        // A row that holds nearly all that it likes must read on.
        if (next() < 0.5) for (const [c, one] of key.entries()) if (one > values * 0.4) ownerOf[c] = 0;
        for (let step = 0; step < 25; step += 1) {
          const nothing = next() < 0.5 ? -Infinity : Math.floor((next() - 0.5) * values);
          look.look(0, nothing, ownerOf);
          const gains = Array.from(price, (one, c) => key[c]! - one).filter((_, c) => ownerOf[c] !== 0);
          const [first = -Infinity, then = -Infinity] = gains.sort((a, b) => b - a);
          expect(look.secondGain).toBe(Math.max(nothing, then));
          expect(look.second === -1).toBe(then <= nothing);
          expect(look.best === -1).toBe(first <= nothing);
          if (look.best !== -1) {
            expect([look.bestGain, look.bestKey]).toEqual([first, key[look.best]]);
            expect([look.bestKey - price[look.best]!, ownerOf[look.best]]).toEqual([first, -1]);
          }
          if (look.second !== -1) {
            expect(look.second).not.toBe(look.best);
            expect(look.secondKey).toBe(key[look.second]);
            expect([look.secondKey - price[look.second]!, ownerOf[look.second]]).toEqual([then, -1]);
          }
          for (let c = 0; c < length; c += 1) if (next() < 0.2) price[c]! += Math.floor(next() * values * 0.4);
          if (look.best !== -1) price[look.best]! += Math.floor(next() * values * 0.6);
          if (next() < 0.3 && length > 0) ownerOf[Math.floor(next() * length)] = next() < 0.7 ? 0 : -1;
        }
      }),
      { numRuns: 60 },
    ));

  test('takes a few of the heaviest pairs to find, not the row', () => {
    const { next, price, ownerOf, lists, look } = rowOf(2_000, 1e9, 3);
    look.look(0, -Infinity, ownerOf);
    expect(lists.listed[0]).toBeLessThanOrEqual(8);
    // Four times the best becomes far too dear: the pairs kept in mind still do.
    const again = rowOf(2_000, 1e9, 3);
    let reads = 0;
    const counted = new Proxy(again.lists, {
      get: (lists, name) => {
        if (name === 'pairs') reads += 1;
        return Reflect.get(lists, name) as unknown;
      },
    });
    const other = new BestTwo(counted, price);
    for (let c = 0; c < price.length; c += 1) price[c] = Math.floor(next() * 3e8);
    other.look(0, -Infinity, ownerOf);
    const before = reads;
    for (let step = 0; step < 4; step += 1) {
      price[other.best]! += other.bestGain;
      other.look(0, -Infinity, ownerOf);
    }
    expect(reads).toBe(before);
  });
});
