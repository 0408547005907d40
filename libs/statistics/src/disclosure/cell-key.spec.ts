import { chance, times } from '../spec/chance';
import { noiseOf } from './cell-key';

const all = (count: number) => times(256, (key) => noiseOf(count, key));
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('noise by cell key', () => {
  test('over all keys its mean is 0 and, from 5 people on, its variance 2', () => {
    for (const count of [5, 6, 22, 23, 400, 1e6]) {
      expect(mean(all(count))).toBe(0);
      expect(mean(all(count).map((one) => one ** 2))).toBe(2);
    }
    expect(times(5, (count) => mean(all(count)))).toEqual([0, 0, 0, 0, 0]);
  });

  test('is 2 at most, makes nothing negative, and no 1 or 2 of 3 or more', () => {
    for (const count of times(60, (at) => at)) {
      expect(Math.max(...all(count).map(Math.abs))).toBeLessThanOrEqual(2);
      const shown = all(count).map((noise) => count + noise);
      expect(Math.min(...shown)).toBeGreaterThanOrEqual(0);
      if (count >= 3) expect(Math.min(...shown)).toBeGreaterThanOrEqual(3);
    }
  });

  test('nobody stays nobody', () => expect(new Set(all(0))).toEqual(new Set([0])));

  test('the same people have the same noise, in whatever order they are summed', () => {
    const next = chance(3);
    const keys = times(40, () => Math.floor(next() * 2 ** 32));
    const key = (of: readonly number[]) => of.reduce((sum, one) => (sum + one) % 256, 0);
    expect(noiseOf(40, key(keys))).toBe(noiseOf(40, key([...keys].reverse())));
    const others = times(200, (at) => noiseOf(40, key(keys.with(at % 40, Math.floor(next() * 2 ** 32)))));
    expect(new Set(others).size).toBe(5);
  });
});
