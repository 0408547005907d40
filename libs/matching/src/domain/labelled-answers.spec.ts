import { labelledAnswers } from './labelled-answers';

const fields = [
  { key: 'course', label: 'Course' },
  { key: 'helpWanted', label: 'Help wanted' },
  { key: 'avoid', label: 'Mentors to avoid' },
];

test('answers come in the order of the fields, columns of their own last, empty ones not at all', () => {
  const answers = { 'column:shoe-size': 7, helpWanted: ['law', 'art'], course: 'History', place: '' };
  expect(labelledAnswers(answers, fields)).toEqual([
    { key: 'course', label: 'Course', value: 'History' },
    { key: 'helpWanted', label: 'Help wanted', value: 'law, art' },
    { key: 'column:shoe-size', label: 'Shoe size', value: '7' },
  ]);
});

test('what was said about a person, or in confidence, is not shown', () => {
  const named = {
    avoid: ['x@y.example'],
    choices: ['z@y.example'],
    ratings: ['z@y.example: 5'],
    sharedExperienceWanted: ['carer'],
  };
  expect(labelledAnswers(named, [...fields, { key: 'choices', label: 'Mentors asked for' }])).toEqual([]);
  expect(labelledAnswers(named, [])).toEqual([]);
});

test.each([
  ['2026-09-25', '25 September 2026'],
  [' 2026-01-01 ', '1 January 2026'],
  [['Law', '2026-09-25'], 'Law, 25 September 2026'],
  ['2026-02-31', '2026-02-31'],
  ['2026-13-01', '2026-13-01'],
  ['since 2026-09-25', 'since 2026-09-25'],
  ['2026', '2026'],
  [2026, '2026'],
])('%j is shown as “%s”', (course, value) => {
  expect(labelledAnswers({ course }, fields)).toEqual([{ key: 'course', label: 'Course', value }]);
});
