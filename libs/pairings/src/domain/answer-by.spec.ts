import { answerBy } from './answer-by';

test('the last day is counted from today in London', () => {
  expect(answerBy(new Date('2026-12-04T09:00:00Z'), 7)).toBe('2026-12-11');
  expect(answerBy(new Date('2026-07-01T23:30:00Z'), 7)).toBe('2026-07-09');
});

test('it goes over the end of a month, of a year, and over the change of the clocks', () => {
  expect(answerBy(new Date('2026-12-29T09:00:00Z'), 7)).toBe('2027-01-05');
  expect(answerBy(new Date('2026-10-24T09:00:00Z'), 7)).toBe('2026-10-31');
});
