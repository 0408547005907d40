import fc from 'fast-check';
import { GRADES, mentor, round, settingsWith, smallRounds, student } from '../../test/small-rounds';
import { Barriers, barriersBetween } from './barriers';
import type { Answers, BarrierRule, MatchInput, Mentor, Student } from '../model/input';
import { withoutConfided } from './confided';
import { scorePair } from './score';

const kinds = (one: Student, other: Mentor, more: Partial<MatchInput> = {}) =>
  barriersBetween(one, other, round({ students: [one], mentors: [other], ...more })).map(({ kind }) => kind);

test('two people without a reason against it may be paired', () =>
  expect(kinds(student('s'), mentor('m'))).toEqual([]));

test('the standing barriers', () => {
  expect(kinds(student('s'), mentor('m', { places: 0 }))).toEqual(['no-place']);
  expect(kinds(student('s'), mentor('m', { samePersonAs: ['s'] }))).toEqual(['same-person']);
  expect(kinds(student('s'), mentor('m'), { rejections: [{ studentId: 's', mentorId: 'm' }] })).toEqual(['rejected']);
  expect(kinds(student('s', { avoids: ['m', 'm'] }), mentor('m'))).toEqual(['student-avoids']);
  expect(kinds(student('s'), mentor('m', { avoids: ['s'] }))).toEqual(['mentor-avoids']);
  expect(kinds(student('s'), mentor('m'), { settings: settingsWith({ minimumFit: 0.51 }) })).toEqual([
    'below-minimum-fit',
  ]);
  expect(kinds(student('s'), mentor('m'), { settings: settingsWith({ minimumFit: 0.5 }) })).toEqual([]);
});

test('all of them at once, each with its name', () => {
  const one = student('s', { avoids: ['m'] });
  const barriers = barriersBetween(one, mentor('m', { places: 0 }), round({ students: [one] }));
  expect(barriers).toEqual([
    { id: 'no-place', kind: 'no-place', name: 'The mentor has no places' },
    { id: 'student-avoids', kind: 'student-avoids', name: 'The student asked not to have this mentor' },
  ]);
});

test('asking whether anything bars a pair agrees with asking what does', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const barriers = new Barriers(input);
      const judging = withoutConfided(input.settings);
      for (const one of input.students)
        for (const other of input.mentors) {
          const couple = { student: one, mentor: other, judged: scorePair(one, other, judging).score };
          const any = barriers.any(couple, barriers.student(one), barriers.mentor(other));
          expect(any).toBe(barriersBetween(one, other, input).length > 0);
        }
    }),
  );
});

const sides = { studentField: 'column:a', mentorField: 'column:b' };
test.each<[kind: BarrierRule['kind'], more: Partial<BarrierRule>, bars: [Answers, Answers], lets: [Answers, Answers]]>([
  [
    'no-shared-mode',
    {},
    [{ meetingModes: ['online'] }, { meetingModes: ['phone'] }],
    [{ meetingModes: ['Online'] }, { meetingModes: ['online'] }],
  ],
  [
    'no-shared-time',
    {},
    [{ availability: ['a'] }, { availability: ['b'] }],
    [{ availability: ['a', 'b'] }, { availability: ['b'] }],
  ],
  [
    'no-shared-time',
    {},
    [{ availability: ['Mon 09:00-12:00'] }, { availability: ['Monday 11:01-13:00', 'Tue 09:00-12:00'] }],
    [{ availability: ['Mon 09:00-12:00'] }, { availability: ['Monday 11:30-13:00', 'Mon 09:00-09:30'] }],
  ],
  ['must-be-equal', sides, [{ 'column:a': 'x' }, { 'column:b': 'y' }], [{ 'column:a': 'x' }, { 'column:b': 'X ' }]],
  [
    'must-overlap',
    sides,
    [{ 'column:a': ['x'] }, { 'column:b': ['y'] }],
    [{ 'column:a': ['x', 'y'] }, { 'column:b': ['y'] }],
  ],
  ['must-differ', sides, [{ 'column:a': 'x' }, { 'column:b': 'X' }], [{ 'column:a': 'x' }, { 'column:b': 'y' }]],
  [
    'must-be-steps-apart',
    { ...sides, order: GRADES, atLeast: 2 },
    [{ 'column:a': 'two' }, { 'column:b': 'three' }],
    [{ 'column:a': 'one' }, { 'column:b': 'three' }],
  ],
])('%s bars, lets, and says nothing of an empty answer', (kind, more, [barredOne, barredOther], [letOne, letOther]) => {
  const settings = settingsWith({ barriers: [{ id: 'rule', kind, name: 'A rule', ...more }] });
  const between = (a: Answers, b: Answers) =>
    kinds(student('s', { answers: a }), mentor('m', { answers: b }), { settings });
  expect(between(barredOne, barredOther)).toEqual([kind]);
  expect(between(letOne, letOther)).toEqual([]);
  expect(between({}, barredOther)).toEqual([]);
  expect(between(barredOne, {})).toEqual([]);
});

test('times of the week and words bar nobody from each other', () => {
  const settings = settingsWith({ barriers: [{ id: 'rule', kind: 'no-shared-time', name: 'A rule' }] });
  const free = (...availability: string[]) => ({ answers: { availability } });
  expect(kinds(student('s', free('Mon 09:00-12:00')), mentor('m', free('evenings')), { settings })).toEqual([]);
  expect(kinds(student('s', free('mornings')), mentor('m', free('Mon 09:00-12:00')), { settings })).toEqual([]);
});
