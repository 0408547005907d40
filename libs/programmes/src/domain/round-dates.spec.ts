import { datesOutOfOrder, nearestDayFirst, phaseOn, type RoundDate } from './round-dates';

const dates = {
  signUpOpens: '2026-09-28',
  signUpCloses: '2026-11-30',
  matchBy: '2026-12-11',
  meetingsStart: '2027-01-11',
  meetingsEnd: '2027-06-30',
};

test('days that follow each other are in order', () => expect(datesOutOfOrder(dates)).toEqual([]));

test('everything may happen on one day', () => {
  const day = '2026-09-28';
  const oneDay = { signUpOpens: day, signUpCloses: day, matchBy: day, meetingsStart: day, meetingsEnd: day };
  expect(datesOutOfOrder(oneDay)).toEqual([]);
});

test.each<[RoundDate, string, string]>([
  ['signUpCloses', '2026-09-27', 'Sign-up must close on or after the day it opens'],
  ['matchBy', '2026-11-29', 'Pairings must be agreed on or after the day sign-up closes'],
  ['meetingsStart', '2026-12-10', 'Meetings must start on or after the day pairings are agreed'],
  ['meetingsEnd', '2027-01-10', 'Meetings must end on or after the day they start'],
])('%s on %s is too early', (field, day, message) => {
  expect(datesOutOfOrder({ ...dates, [field]: day })).toEqual([{ field, message }]);
});

test.each([
  ['2026-09-27', 'planned'],
  ['2026-09-28', 'signing-up'],
  ['2026-11-30', 'signing-up'],
  ['2026-12-01', 'matching'],
  ['2027-01-11', 'meeting'],
  ['2027-06-30', 'meeting'],
  ['2027-07-01', 'over'],
])('on %s the round is %s', (today, phase) => expect(phaseOn(today, dates)).toBe(phase));

test('of several rounds the one with the nearest day comes first, whenever it opened; those that are over come last', () => {
  const later = { ...dates, signUpOpens: '2026-10-20', signUpCloses: '2027-02-01', matchBy: '2027-02-10' };
  const matching = { ...dates, signUpCloses: '2026-10-15', matchBy: '2026-11-25' };
  const [lastYear, before] = ['2026-06-30', '2025-06-30'].map((day) => ({
    ...{ signUpOpens: '2024-09-28', signUpCloses: day, matchBy: day, meetingsStart: day, meetingsEnd: day },
  })) as [typeof dates, typeof dates];
  const sorted = [later, before, dates, lastYear, matching].sort(nearestDayFirst('2026-11-22'));
  expect(sorted).toEqual([matching, dates, later, lastYear, before]);
});
