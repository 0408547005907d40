import { choicesOf, MOST_SECONDS, SECONDS_AROUND, type StepName, stepNames, steps, stepsOf } from './steps';

const criterion = (kind: string, weight = 10, studentField: string | null = null) => ({ kind, weight, studentField });
const usual = ['help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical', 'interests'];
const round = (kinds: readonly string[] = usual, barriers: readonly string[] = []) => ({
  criteria: kinds.map((kind) => criterion(kind)),
  barriers: barriers.map((kind) => ({ kind, studentField: null })),
});
const all = { asksExperience: true, known: {} };

test('all questions of a round with every criterion take less than eight minutes, and are twelve', () => {
  const asked = stepsOf(round(), all);
  const seconds = asked.reduce((sum, step) => sum + steps[step].seconds, SECONDS_AROUND);
  expect(seconds).toBeLessThanOrEqual(MOST_SECONDS);
  expect(asked).toEqual(stepNames);
  expect(asked).toHaveLength(12);
});

test('a round that compares nothing asks only what every page or barrier uses', () => {
  expect(stepsOf(round([]), all)).toEqual(['needs', 'about', 'avoid']);
});

test.each<[StepName, string]>([
  ['help', 'help'],
  ['direction', 'direction'],
  ['ways', 'ways-of-working'],
  ['meeting', 'practical'],
  ['times', 'practical'],
  ['interests', 'interests'],
  ['course', 'recent-path'],
  ['experience', 'shared-experience'],
])('%s is asked where the round weighs %s, and not otherwise', (step, kind) => {
  expect(stepsOf(round([kind]), all)).toContain(step);
  expect(stepsOf(round(usual.filter((one) => one !== kind)), all)).not.toContain(step);
  expect(stepsOf({ criteria: [criterion(kind, 0)], barriers: [] }, all)).not.toContain(step);
});

test('a barrier, or a criterion on a column, is a use too', () => {
  expect(stepsOf(round([], ['no-shared-time']), all)).toContain('times');
  expect(stepsOf(round([], ['no-shared-mode']), all)).toContain('meeting');
  expect(stepsOf({ criteria: [criterion('overlap', 5, 'direction')], barriers: [] }, all)).toContain('direction');
  const barrier = { kind: 'must-be-equal', studentField: 'place' };
  expect(stepsOf({ criteria: [], barriers: [barrier] }, all)).toContain('meeting');
});

test('what the university knows already is not asked, and shared experience only where it asks for it', () => {
  expect(stepsOf(round(), { ...all, known: { course: 'History' } })).not.toContain('course');
  expect(stepsOf(round(), { ...all, asksExperience: false })).not.toContain('experience');
});

test('what matters most is asked where there are two things to choose between', () => {
  expect(stepsOf(round(['help']), all)).not.toContain('important');
  expect(stepsOf(round(['help', 'direction']), all)).toContain('important');
  expect(choicesOf(round(['help', 'direction', 'recent-path']), ['help', 'direction', 'course'])).toEqual([
    'help',
    'direction',
  ]);
});
