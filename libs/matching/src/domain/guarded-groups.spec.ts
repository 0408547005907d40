import fc from 'fast-check';
import { FEWEST_TOLD, type GroupCount, guardedGroups } from './guarded-groups';

const of = (name: string, students: number, before: number, after = before): GroupCount => ({
  name,
  students,
  before,
  after,
});

test('large groups are told', () => {
  const groups = [of('Law', 60, 40), of('Arts', 80, 50)];
  expect(guardedGroups(groups)).toEqual(groups);
});

test('a small group is hidden, and another with it, for the total would tell it', () => {
  const [law, arts, music] = guardedGroups([of('Law', 60, 40), of('Arts', 80, 50), of('Music', 4, 2)]);
  expect(music).toMatchObject({ students: null, before: null, after: null });
  expect(law).toMatchObject({ students: null, before: null, after: null });
  expect(arts).toMatchObject({ students: 80, before: 50, after: 50 });
});

test('a move of few is hidden, and one of many is told', () => {
  const [law, arts] = guardedGroups([of('Law', 60, 40, 39), of('Arts', 80, 50, 62)]);
  expect(law).toMatchObject({ before: 40, after: null });
  expect(arts).toMatchObject({ before: 50, after: null });
  const [one, other] = guardedGroups([of('Law', 60, 40, 28), of('Arts', 80, 40, 52)]);
  expect([one?.after, other?.after]).toEqual([28, 52]);
});

test('where nearly everybody has a mentor now, what would be left of it is told all the same', () => {
  const [law, arts] = guardedGroups([of('Law', 60, 58, 40), of('Arts', 80, 79, 60)]);
  expect([law, arts]).toMatchObject([
    { before: null, after: 40 },
    { before: null, after: 60 },
  ]);
});

const group = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60))
  .map(([students, a, b]) => of('', students, Math.min(students, a), Math.min(students, b)));

test('nothing that is told, or that follows from the totals, is about fewer than ten', () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 12 }), (groups) => {
      const told = guardedGroups(groups);
      told.forEach((row, at) => {
        for (const figure of ['students', 'before', 'after'] as const)
          if (row[figure] !== null) expect(row[figure]).toBeGreaterThanOrEqual(FEWEST_TOLD);
        for (const figure of ['before', 'after'] as const)
          if (row[figure] !== null) expect((row.students ?? 0) - row[figure]).toBeGreaterThanOrEqual(FEWEST_TOLD);
        const move = Math.abs((groups[at]?.after ?? 0) - (groups[at]?.before ?? 0));
        if (row.before !== null && row.after !== null && move > 0) expect(move).toBeGreaterThanOrEqual(FEWEST_TOLD);
      });
      for (const figure of ['students', 'before', 'after'] as const) {
        const hidden = groups.filter((_, at) => told[at]?.[figure] === null);
        expect(hidden.length === 1 && groups.length > 1).toBe(false);
        const rest = hidden.reduce((sum, one) => sum + one[figure], 0);
        if (hidden.length < groups.length && hidden.length > 0) expect(rest).toBeGreaterThanOrEqual(FEWEST_TOLD);
      }
    }),
  );
});
