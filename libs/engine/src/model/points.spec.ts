import fc from 'fast-check';
import { everyHundredth } from './every-hundredth';
import { byId, inOrder } from './order';
import { SCORE_MAX, sharesOf } from './points';

test('nothing is shared out among nobody, and of equal remainders the earlier is served first', () => {
  expect(sharesOf([])).toEqual([]);
  // 65,535 is one more than a multiple of 7, and than one of 2.
  expect(sharesOf([1, 1, 1, 1, 1, 1, 1])).toEqual([9363, 9362, 9362, 9362, 9362, 9362, 9362]);
  expect(sharesOf([5, 5])).toEqual([32_768, 32_767]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 9 }), (weights) => {
      const shares = sharesOf(weights);
      const all = weights.reduce((sum, weight) => sum + weight);
      expect(shares.reduce((sum, share) => sum + share)).toBe(SCORE_MAX);
      for (const [at, share] of shares.entries())
        expect(Math.abs(share - (SCORE_MAX * weights[at]!) / all)).toBeLessThan(1);
    }),
  );
});

test('texts are in order by code unit, and one that is the same is neither before nor after', () => {
  expect([inOrder('a', 'b'), inOrder('b', 'a'), inOrder('a', 'a'), inOrder('Z', 'a'), inOrder('', 'a')]).toEqual([
    -1, 1, 0, -1, -1,
  ]);
  expect(byId({ id: 'x' }, { id: 'y' })).toBe(-1);
});

test.each([0, 1, 3, 99, 100, 101, 199, 200, 250, 1000, 1234])(
  'work of %d steps is told of at most 200 times, evenly, and at its end',
  (of) => {
    const told: number[] = [];
    const tell = everyHundredth(of, (done) => told.push(done));
    for (let done = 1; done <= of; done += 1) tell(done);
    expect(told.at(-1)).toBe(of === 0 ? undefined : of);
    expect(told.length).toBeLessThanOrEqual(200);
    expect(told.length).toBeGreaterThanOrEqual(Math.min(of, 100));
    const gaps = told.map((done, at) => done - (told[at - 1] ?? 0));
    expect(new Set(gaps.slice(0, -1)).size).toBeLessThanOrEqual(1);
  },
);
