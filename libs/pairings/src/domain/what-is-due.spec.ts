import { type Open, whatIsDue } from './what-is-due';

const open: Open = {
  awaits: 'answers',
  by: '2026-12-11',
  beganAt: new Date('2026-12-01T23:30:00Z'),
  isTold: true,
  isHalfTold: false,
  isLastTold: false,
};
const on = (day: string, over: Partial<Open> = {}) => whatIsDue({ ...open, ...over }, new Date(`${day}T09:00:00Z`));

test('reminders come halfway and on the day before, each once; the last day is whole', () => {
  expect(['2026-12-02', '2026-12-05', '2026-12-06', '2026-12-09'].map((day) => on(day))).toEqual([
    ...[null, null, 'half', 'half'],
  ]);
  expect(on('2026-12-07', { isHalfTold: true })).toBeNull();
  expect([on('2026-12-10'), on('2026-12-11'), on('2026-12-12')]).toEqual(['last', 'last', 'over']);
  expect(on('2026-12-11', { isLastTold: true })).toBeNull();
});

test('who has not been told is told before anything else, but not once it is over', () => {
  expect([on('2026-12-10', { isTold: false }), on('2026-12-12', { isTold: false })]).toEqual(['tell', 'over']);
});

test('of a day on which nothing is asked of anybody, nobody is reminded', () => {
  expect(on('2026-12-10', { awaits: 'return' })).toBeNull();
  expect(on('2026-12-12', { awaits: 'end' })).toBe('over');
});

test('nobody is reminded on the day they were asked', () => {
  expect(on('2026-12-01', { by: '2026-12-03', beganAt: new Date('2026-12-01T08:00:00Z') })).toBeNull();
  expect(on('2026-12-02', { by: '2026-12-03', beganAt: new Date('2026-12-02T08:00:00Z') })).toBeNull();
});
