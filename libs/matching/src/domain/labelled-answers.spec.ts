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
  expect(labelledAnswers({ avoid: ['x@y.example'], sharedExperienceWanted: ['carer'] }, fields)).toEqual([]);
});
