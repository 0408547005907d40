import { lastDayFault, monthsAfter } from './last-day';

test.each([
  ['2026-11-22', 12, '2027-11-22'],
  ['2026-11-22', 24, '2028-11-22'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %i months is %s', (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});

test.each([
  ['2026-11-22', null, 'Enter a date after today'],
  ['2020-01-01', null, 'Enter a date after today'],
  ['2026-11-23', null, null],
  ['2028-11-22', null, null],
  ['2028-11-23', null, 'Enter a date within 24 months from today'],
  ['2028-11-23', 60, 'Enter a date within 24 months from today'],
  ['2027-05-22', 6, null],
  ['2027-05-23', 6, 'Enter a date within 6 months from today'],
])('until %s where a yes holds for %s months: %s', (until, months, fault) => {
  expect(lastDayFault(until, '2026-11-22', months)).toBe(fault);
});
