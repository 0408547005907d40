import { dayInWords, yearOf } from './year-of';

const round = {
  signUpOpens: '2026-09-28',
  signUpCloses: '2026-11-30',
  matchBy: '2026-12-11',
  meetingsStart: '2027-01-11',
  meetingsEnd: '2027-06-30',
};
const states = (today: string) => yearOf(round, today).map(({ state }) => state);

test.each([
  ['2026-09-27', ['later', 'later', 'later']],
  ['2026-09-28', ['now', 'later', 'later']],
  ['2026-11-30', ['now', 'later', 'later']],
  ['2026-12-01', ['done', 'now', 'later']],
  ['2027-01-11', ['done', 'done', 'now']],
  ['2027-07-01', ['done', 'done', 'done']],
])('on %s the steps are %j', (today, expected) => {
  expect(states(today)).toEqual(expected);
});

test('a day is written as people say it, on both sides of a clock change', () => {
  expect(dayInWords('2026-11-30')).toBe('Monday 30 November');
  expect(dayInWords('2027-03-28')).toBe('Sunday 28 March');
});
