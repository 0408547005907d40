import { valueInWords } from './cell-words';

const sayItem = (item: string) => `the words of ${item}`;
const said = (column: string, cell: string) => valueInWords(column, cell, sayItem);

test('what stands as a code in the database is said in words to the person it is about', () => {
  expect(said('What you decided', 'withdrawn')).toBe('You withdrew your yes');
  expect(said('What for', 'matching.core')).toBe('Finding a mentor or student for you');
  expect(said('About', 'field:course')).toBe('the words of field:course');
  expect(said('Where', 'core-drafts')).toBe('Suggestions that you are part of');
  expect(said('How', 'import')).toBe('In a file that your university brought in');
  expect(said('As', 'student')).toBe('Student');
  expect(said('Question', 'About them')).toBe('About you');
  expect(said('Question', 'waysOfWorking')).toBe('Ways of working');
  expect(said('Kinds of data', 'universityId, priorityGroups, matching.core')).toBe(
    'University ID, Groups the university counts you in, Finding a mentor or student for you',
  );
  expect(said('What', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36')).toBe(
    'Chrome on a Linux computer',
  );
});

test('what people wrote themselves stays as it is, and nothing stays empty', () => {
  expect(said('Your answer', 'import')).toBe('import');
  expect(said('Experience', 'withdrawn')).toBe('withdrawn');
  expect(said('About', '')).toBe('');
  expect(valueInWords('About', null, sayItem)).toBe('');
  expect(valueInWords('Allowed', true, sayItem)).toBe('yes');
  expect(valueInWords('Ends', new Date('2028-11-22T10:27:00Z'), sayItem)).toBe('Wednesday 22 November 2028, 10:27');
});
