import { type OpenWait, whatIsDue } from './what-is-due';

const agreement: OpenWait = {
  ...{ what: 'agreement', began: '2027-02-01', by: '2027-02-15' },
  ...{ isTold: false, isHalfTold: false, isLastTold: false },
};
const closing: OpenWait = { ...agreement, what: 'closing' };

test.each([
  ['2027-02-01', null],
  ['2027-02-07', null],
  ['2027-02-08', 'half'],
  ['2027-02-14', 'last'],
  ['2027-02-15', 'last'],
  ['2027-02-16', 'over'],
] as const)('of an agreement, on %s: %s', (today, due) => {
  expect(whatIsDue(agreement, today)).toBe(due);
});

test('nobody is reminded twice of the same, and both of a goodbye are told at once', () => {
  expect(whatIsDue({ ...agreement, isHalfTold: true }, '2027-02-10')).toBeNull();
  expect(whatIsDue({ ...agreement, isLastTold: true }, '2027-02-15')).toBeNull();
  expect(whatIsDue(closing, '2027-02-01')).toBe('tell');
  expect(whatIsDue({ ...closing, isTold: true }, '2027-02-01')).toBeNull();
  expect(whatIsDue({ ...closing, isTold: true }, '2027-02-16')).toBe('over');
});
