import fc from 'fast-check';
import { transitions } from './transitions';

test('five people over four stages, and who is missing', () => {
  const found = transitions(
    [
      { before: 1, after: 3 },
      { before: 1, after: 1 },
      { before: 3, after: 2 },
      { before: 2, after: null },
      { before: null, after: 4 },
      { before: null, after: null },
      { before: 4, after: null },
    ],
    4,
  );
  expect(found).toEqual({
    counts: [
      [1, 0, 1, 0],
      [0, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 0],
    ],
    n: 3,
    up: 1,
    same: 1,
    down: 1,
    missing: { before: 1, after: 2, both: 1 },
  });
});

test('everybody is in one cell or among the missing, and time turned round turns the table', () => {
  const level = fc.option(fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(fc.array(fc.record({ before: level, after: level })), (people) => {
      const found = transitions(people, 5);
      const turned = transitions(
        people.map(({ before, after }) => ({ before: after, after: before })),
        5,
      );
      const cells = found.counts.flat().reduce((total, one) => total + one, 0);
      const { before, after, both } = found.missing;
      expect([cells, found.up + found.same + found.down, cells + before + after + both]).toEqual([
        found.n,
        found.n,
        people.length,
      ]);
      expect(turned.counts).toEqual(found.counts.map((_, to) => found.counts.map((row) => row[to])));
      expect([turned.up, turned.down, turned.missing.before]).toEqual([found.down, found.up, found.missing.after]);
    }),
  );
});

test('a level that is none is refused, even of somebody who is missing at the other time', () => {
  for (const level of [0, 5, 1.5, NaN]) {
    expect(() => transitions([{ before: level, after: 1 }], 4)).toThrow(RangeError);
    expect(() => transitions([{ before: null, after: level }], 4)).toThrow(RangeError);
  }
});
