import fc from 'fast-check';
import { someOf } from './some-of';

test('of many, ten are shown in order, with both ends; of few, all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (length) => {
      const all = Array.from({ length }, (_, at) => at);
      const some = someOf(all);
      expect(some).toHaveLength(Math.min(10, length));
      expect([some[0], some.at(-1)]).toEqual([0, length - 1]);
      expect([...new Set(some)].sort((a, b) => a - b)).toEqual(some);
    }),
  );
});
