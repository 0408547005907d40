import { answerInWords } from './answer-in-words';

test.each([
  ['2026-11-03', 'Tuesday 3 November 2026'],
  ['2026-11-03T14:00', 'Tuesday 3 November 2026, 14:00'],
  ['2026-11-03T00:00', 'Tuesday 3 November 2026'],
  ['2026-13-03', '2026-13-03'],
  ['2026-02-31', '2026-02-31'],
  ['Law', 'Law'],
  ['2026', '2026'],
  [2026, '2026'],
  [['Law', '2026-11-03'], 'Law, Tuesday 3 November 2026'],
])('%j reads “%s”', (value, words) => {
  expect(answerInWords(value)).toBe(words);
});
