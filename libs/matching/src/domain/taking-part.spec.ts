import { takingPart } from './taking-part';

const student = (id: string) => ({ id });
const mentor = (id: string, places: number, answers = {}) => ({ id, places, answers });
const pair = (applicationId: string, offerId: string, review: 'published' | 'approved' | 'open') => ({
  ...{ applicationId, offerId, review, score: 1, parts: [], pinned: false },
});

test('pairs of people who all take part are held as they are', () => {
  const people = { students: [student('a')], mentors: [mentor('x', 2)] };
  const pins = [pair('a', 'x', 'published')];
  expect(takingPart(people, pins)).toEqual({ ...people, pins });
});

test('a published student who does not take part any more keeps their place, and it counts for the group', () => {
  const people = { students: [student('b')], mentors: [mentor('x', 3, { fewestStudents: 3 }), mentor('y', 1)] };
  expect(takingPart(people, [pair('a', 'x', 'published')])).toEqual({
    students: [student('b')],
    mentors: [mentor('x', 2, { fewestStudents: 2 }), mentor('y', 1)],
    pins: [],
  });
});

test('a published mentor who does not take part any more keeps their student, for whom no other is looked for', () => {
  const people = { students: [student('a'), student('b')], mentors: [mentor('y', 1)] };
  expect(takingPart(people, [pair('a', 'x', 'published')])).toEqual({
    ...{ students: [student('b')], mentors: [mentor('y', 1)], pins: [] },
  });
});

test('what was only suggested or approved of somebody who is out holds nobody', () => {
  const people = { students: [student('a'), student('b')], mentors: [mentor('y', 1)] };
  const { students, mentors, pins } = takingPart(people, [pair('a', 'x', 'approved'), pair('c', 'y', 'open')]);
  expect({ students, mentors, pins }).toEqual({ ...people, pins: [] });
});
