import { momentInWords, people, rows, targetName, whatConfirmingDoes } from './import-words';
import { progressOf } from './progress-of';

test.each([
  [{ new: 412, changed: 88 }, 'Add 412 students and update 88'],
  [{ new: 1, changed: 0 }, 'Add 1 student'],
  [{ new: 0, changed: 1200 }, 'Update 1,200 students'],
])('the button says what confirming %j does', (counts, words) => {
  expect(whatConfirmingDoes({ kind: 'students', counts })).toBe(words);
});

test('one person and one row are one, many have commas', () => {
  expect([people('mentors', 1), people('mentors', 2), rows(1), rows(50_000)]).toEqual([
    '1 mentor',
    '2 mentors',
    '1 row',
    '50,000 rows',
  ]);
});

test('moments are read in the United Kingdom', () => {
  expect(momentInWords(new Date('2026-07-07T23:30:00Z'))).toBe('Wednesday 8 July, 00:30');
});

test('targets have names: ours, or those of their own columns', () => {
  expect([targetName('students', 'helpWanted'), targetName('students', 'column:job-title')]).toEqual([
    'Help wanted',
    'Job title',
  ]);
});

test('progress ends only when the import waits for a person or is over', () => {
  const of = { state: 'checking', kind: 'students', rowCount: 100, doneCount: 40, counts: {} } as const;
  expect(progressOf(of)).toEqual({ done: 40, total: 100, finished: false, words: '40 rows of 100 checked' });
  for (const state of ['reading', 'writing'] as const) expect(progressOf({ ...of, state }).finished).toBe(false);
  for (const state of ['mapping', 'checked', 'refused', 'done', 'failed', 'abandoned'] as const)
    expect(progressOf({ ...of, state }).finished).toBe(true);
});
