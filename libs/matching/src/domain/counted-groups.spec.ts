import { countedGroups } from './counted-groups';

const students = (many: number, school: string | null, hadMentor: boolean) =>
  Array.from({ length: many }, (_, n) => ({
    applicationId: `${school} ${hadMentor} ${n}`,
    school,
    group: null,
    hadMentor,
  }));
const round = [
  ...students(20, 'Law', true),
  ...students(12, 'Law', false),
  ...students(15, null, true),
  ...students(25, null, false),
];

test('before is as the draft was made, after as it would be, by school; one group alone is no table', () => {
  const moves = Array.from({ length: 11 }, (_, n) => ({ studentId: `Law false ${n}`, from: null, to: 'm' }));
  expect(countedGroups(round, moves)).toEqual([
    {
      by: 'school',
      groups: [
        { name: 'Law', students: 32, before: 20, after: null },
        { name: 'No school known', students: 40, before: 15, after: null },
      ],
    },
  ]);
});

test('nothing moves: both sides are the same', () => {
  expect(countedGroups(round, [])[0]?.groups.map(({ before, after }) => [before, after])).toEqual([
    [20, 20],
    [15, 15],
  ]);
});
