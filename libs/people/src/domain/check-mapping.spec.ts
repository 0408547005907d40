import { checkMapping } from './check-mapping';
import { type Mapping, mappingOf, recallMapping } from './mapping';

const mapped = (targets: Record<string, string>): Mapping =>
  Object.entries(targets).map(([header, target]) => ({ header, target }));
const named = { A: 'firstName', B: 'lastName' };

test('a key and a name are all that is needed', () => {
  expect(checkMapping('students', mapped({ ...named, C: 'email', D: 'skip', E: 'column:e' }))).toEqual([]);
  expect(checkMapping('mentors', mapped({ A: 'fullName', C: 'universityId', D: 'places' }))).toEqual([]);
});

test('several columns may be one list of choices', () => {
  const targets = { ...named, C: 'email', D: 'choices', E: 'choices' };
  expect([checkMapping('students', mapped(targets)), checkMapping('mentors', mapped(targets))]).toEqual([[], []]);
});

test.each<[string, Record<string, string>, string, string]>([
  ['no key', named, 'mapping', 'Choose a column for the e-mail address or the university ID'],
  [
    'half a name',
    { A: 'firstName', C: 'email' },
    'mapping',
    'Choose columns for the first name and the last name, or one for the full name',
  ],
  [
    'two names',
    { ...named, C: 'email', D: 'fullName' },
    'mapping',
    'Choose either the full name, or the first name and the last name',
  ],
  ['a field used twice', { ...named, C: 'email', D: 'email' }, 'D', 'Choose "E-mail address" for one column only'],
  [
    'a free column used twice',
    { ...named, C: 'email', D: 'column:x', E: 'column:x' },
    'E',
    'Choose "column:x" for one column only',
  ],
  ['a field of the other side', { ...named, C: 'email', D: 'places' }, 'D', 'Choose what "D" is'],
  ['something that is no field', { ...named, C: 'email', D: '__proto__' }, 'D', 'Choose what "D" is'],
  ['a free column without a name', { ...named, C: 'email', D: 'column:' }, 'D', 'Choose what "D" is'],
])('%s is said', (_, targets, field, message) => {
  expect(checkMapping('students', mapped(targets))).toEqual([{ field, message }]);
});

test('how a column writes lists is seen from its rows', () => {
  const rows = [
    ['a, b; c', 'a, b', 'x;y;', 'x; y', 'a;b'],
    ['d', '', '', '', ''],
  ];
  const targets = ['helpWanted', 'interests', 'column:survey', 'column:prose', 'about'];
  expect(mappingOf('students', ['1', '2', '3', '4', '5'], targets, rows).map(({ splitsAt }) => splitsAt)).toEqual([
    'semicolon',
    'comma',
    'semicolon',
    undefined,
    undefined,
  ]);
});

test('a remembered mapping fits the same headers in any order, and no others', () => {
  const remembered = mapped({ 'First name': 'firstName', Email: 'email' });
  expect(recallMapping(remembered, ['EMAIL', 'first  name'])).toEqual([
    { header: 'EMAIL', target: 'email' },
    { header: 'first  name', target: 'firstName' },
  ]);
  expect(recallMapping(remembered, ['Email', 'Surname'])).toBeNull();
  expect(recallMapping(remembered, ['Email'])).toBeNull();
});
