import type { PersonKind } from './fields';
import { joinedColumns } from './joined-columns';
import type { Mapping } from './mapping';
import { keyOf, repeatCheck } from './person-keys';
import { type RowReading, readRow } from './read-row';

const amina = { firstName: 'Amina', lastName: 'Yusuf', email: 'amina@example.ac.uk' };

/** Reads a row given by its targets; each header is the target in brackets. */
function read(kind: PersonKind, cells: Record<string, string>, row = 2): RowReading {
  const whole: Record<string, string> = { ...amina, ...cells };
  const mapping: Mapping = Object.keys(whole).map((target) => ({ header: `(${target})`, target }));
  return readRow(kind, mapping, Object.values(whole), row);
}

test('a row becomes a person, their answers, and what is kept apart', () => {
  const reading = read('students', {
    email: ' Amina@Example.AC.UK ',
    universityId: '00123456',
    school: 'Law',
    helpWanted: 'CV; interviews ; cv',
    direction: "Don't know",
    meetingModes: 'Teams, Face to face',
    hoursPerMonth: '2 hours',
    about: 'First line\r\nsecond',
    priorityTier: 'Tier 1',
    sharedExperienceAsked: 'Y',
    sharedExperienceWanted: 'First in family',
    mostImportant: 'Career direction',
    'column:grade': 'HEO',
    skip: 'never read #REF!',
    interests: '',
  });
  expect(reading).toEqual({
    row: 2,
    person: {
      universityId: '00123456',
      email: 'amina@example.ac.uk',
      firstName: 'Amina',
      lastName: 'Yusuf',
      school: 'Law',
    },
    answers: {
      helpWanted: ['CV', 'interviews'],
      direction: ['undecided'],
      meetingModes: ['online', 'in person'],
      hoursPerMonth: 2,
      about: 'First line\nsecond',
      mostImportant: 'direction',
      'column:grade': 'HEO',
    },
    special: { priorityTier: 1, sharedExperienceAsked: 'yes', sharedExperienceWanted: ['First in family'] },
    faults: [],
  });
});

test.each([
  ['joan@work.example; A12', ['joan@work.example', 'A12']],
  ['1. Joan@Work.example\n2. tom@work.example\n3. joan@work.example', ['joan@work.example', 'tom@work.example']],
  ['Joan Smith <joan@work.example>, tom@work.example', ['joan@work.example', 'tom@work.example']],
])('whom somebody asked for is read as addresses or ids, in their order: %j', (text, choices) => {
  for (const kind of ['students', 'mentors'] as const)
    expect(read(kind, { choices: text })).toMatchObject({ answers: { choices }, faults: [] });
});

test('choices with a column each are one list in the order of their numbers, wherever they stand; nobody is in it twice', () => {
  const headers = ['Other choices', '2nd choice', 'Choice 3', 'First choice', 'Also'];
  const mapping = headers.map((header) => ({ header, target: 'choices' }));
  const { answers, faults } = readRow('students', mapping, ['e1; b1', 'b1', '', 'A@x.example', 'f1'], 2);
  expect(answers).toEqual({ choices: ['a@x.example', 'b1', 'e1', 'f1'] });
  expect(faults.map(({ code }) => code)).not.toContain('people.format');
  expect(joinedColumns('students', mapping)).toEqual([
    { target: 'choices', headers: ['First choice', '2nd choice', 'Choice 3', 'Other choices', 'Also'] },
  ]);
  expect(joinedColumns('students', mapping.slice(0, 1))).toEqual([]);
});

test('what is wrong with one choice is said at its own column', () => {
  const mapping = ['Choice 2', 'Choice 1'].map((header) => ({ header, target: 'choices' }));
  const { faults } = readRow('students', mapping, ['Joan Ash', 'a1'], 4);
  expect(faults).toMatchObject([{ row: 4, column: 'Choice 2', value: 'Joan Ash', code: 'people.format' }, {}, {}, {}]);
});

test.each(['Joan Smith', 'joan@work.example; Tom Ash', 'joan@', 'x'.repeat(65)])(
  'a name or half an address is nobody whom we can find: %j',
  (text) => {
    expect(read('students', { choices: text }, 7).faults).toEqual([
      {
        ...{ row: 7, column: '(choices)', value: text.trim(), code: 'people.format' },
        message: 'Enter e-mail addresses or university IDs, the first choice first, with a semicolon between them',
      },
    ]);
  },
);

test.each([
  ['Joan@alumni.example: 5; sam@alumni.example 3', ['joan@alumni.example: 5', 'sam@alumni.example: 3']],
  ['A12 = 4 stars\nTom Ash <tom@alumni.example> (1)', ['A12: 4', 'tom@alumni.example: 1']],
  ['joan@alumni.example ★★★☆☆, b-5 2/5', ['joan@alumni.example: 3', 'b-5: 2']],
  ['a1: 4; A2: 5; a1: 4', ['a1: 4', 'A2: 5']],
])('how introductions went is read as people with their stars: %j', (text, ratings) => {
  for (const kind of ['students', 'mentors'] as const)
    expect(read(kind, { ratings: text })).toMatchObject({ answers: { ratings }, faults: [] });
});

test.each([
  ['joan@alumni.example', 'Give each person a number of stars from 1 to 5, for example joan@alumni.example: 5'],
  ['a1: 4; a2: 6', 'Give each person a number of stars from 1 to 5, for example joan@alumni.example: 5'],
  ['a1: 0', 'Give each person a number of stars from 1 to 5, for example joan@alumni.example: 5'],
  ['a-5', 'Give each person a number of stars from 1 to 5, for example joan@alumni.example: 5'],
  ['a1: 4.5', 'Give each person a number of stars from 1 to 5, for example joan@alumni.example: 5'],
  ['a1 ★★★★★★', 'Give each person a number of stars from 1 to 5, for example joan@alumni.example: 5'],
  [
    'Joan Ash: 5',
    'Name each person by e-mail address or university ID, then the stars, for example joan@alumni.example: 5',
  ],
  [': 5', 'Name each person by e-mail address or university ID, then the stars, for example joan@alumni.example: 5'],
  ['a1: 4; A1: 5', 'This gives one person two numbers of stars. Keep one of the two'],
])('stars that say nothing are a fault at their row and column: %j', (value, message) => {
  expect(read('mentors', { ratings: value }, 9).faults).toMatchObject([
    { row: 9, column: '(ratings)', value, message },
  ]);
});

test('whom they asked for, and how introductions went, may matter most to somebody', () => {
  const mostImportant = (words: string) => read('students', { mostImportant: words }).answers.mostImportant;
  expect(
    ['My choices', 'Who they asked for', 'picks', 'How an introduction went', 'ratings'].map(mostImportant),
  ).toEqual([...['picks', 'picks', 'picks', 'ratings', 'ratings']]);
});

test('a mentor says what matters most and how small a group may be, at most as many as their places', () => {
  const said = { mostImportant: 'Help offered', fewestStudents: '3', places: '4' };
  expect(read('mentors', said)).toMatchObject({ answers: { mostImportant: 'help', fewestStudents: 3 }, faults: [] });
  expect(read('mentors', { ...said, places: '2' }).faults).toMatchObject([
    { row: 2, column: '(fewestStudents)', value: '3', code: 'fewest.above-places' },
  ]);
  expect(read('mentors', { mostImportant: 'Fame', fewestStudents: '0' }).faults.map(({ column }) => column)).toEqual([
    '(mostImportant)',
    '(fewestStudents)',
  ]);
  expect(read('mentors', { ...said, places: '0' }).faults).toEqual([]);
});

test.each([
  ['2', 2],
  ['two', 2],
  ['2.0', 2],
  ['2 students', 2],
  ['up to 4', 4],
  ['Up to four', 4],
  ['max 3', 3],
  ['Max. 3', 3],
  ['maximum of 3 students', 3],
  ['no more than two', 2],
  ['three mentees', 3],
  ['0', 0],
  ['none', 0],
  ['No', 0],
  ['no students', 0],
  ['', undefined],
])('a mentor who writes %j for places offers %s', (places, expected) => {
  expect(read('mentors', { places }).places).toBe(expected);
});

test.each([
  ['2019', 2019],
  ['July 2019', 2019],
  ['2019-07-01', 2019],
  ['2018/19', 2019],
  ['2018-2019', 2019],
])('a graduation year written as %s is %d', (graduationYear, expected) => {
  expect(read('mentors', { graduationYear }).answers).toEqual({ graduationYear: expected });
});

test('a full name is parted at its last space', () => {
  const mapping = [
    { header: 'Name', target: 'fullName' },
    { header: 'Email', target: 'email' },
  ];
  const person = (name: string): unknown => readRow('students', mapping, [name, 'x@example.ac.uk'], 2);
  expect(person('Mary Jane  O’Neill')).toMatchObject({
    person: { firstName: 'Mary Jane', lastName: 'O’Neill' },
    faults: [],
  });
  expect(person('Prince')).toMatchObject({
    faults: [{ column: 'Name', code: 'name.missing', message: 'Enter a last name' }],
  });
});

test('semicolons and bars part a list; commas only where the column has neither', () => {
  const list = (cell: string, splitsAt?: 'semicolon' | 'comma'): unknown => {
    const mapping: Mapping = [{ header: 'H', target: 'helpWanted', ...(splitsAt && { splitsAt }) }];
    return readRow('students', mapping, [cell], 2).answers.helpWanted;
  };
  expect(list('a, b|c')).toEqual(['a, b', 'c']);
  expect(list('a, b\nc')).toEqual(['a', 'b', 'c']);
  expect(list('a, b', 'semicolon')).toEqual(['a, b']);
  expect(list(' ; ,')).toEqual([',']);
  expect(list(' , ')).toBeUndefined();
});

test.each<[PersonKind, string, string, string]>([
  ['students', 'email', 'amina.example.ac.uk', 'email.format'],
  ['students', 'email', 'a@b', 'email.format'],
  ['students', 'email', '.amina@example.ac.uk', 'email.format'],
  ['students', 'email', 'ami..na@example.ac.uk', 'email.format'],
  ['students', 'email', `amina@${'x.'.repeat(125)}uk`, 'email.format'],
  ['students', 'email', 'amina@example..uk', 'email.format'],
  ['students', 'email', 'zoë@example.ac.uk', 'email.format'],
  ['students', 'email', 'a@example.ac.uk; b@example.ac.uk', 'email.several'],
  ['students', 'firstName', '', 'name.missing'],
  ['students', 'firstName', 'A\u202Enima', 'cell.hidden-characters'],
  ['students', 'firstName', 'A\u200Fmina', 'cell.hidden-characters'],
  ['students', 'firstName', 'A\u0007mina', 'cell.hidden-characters'],
  ['students', 'firstName', 'A\uD800', 'cell.hidden-characters'],
  ['students', 'lastName', 'Zo\uFFFD', 'cell.lost-letters'],
  ['students', 'lastName', 'x'.repeat(101), 'cell.too-long'],
  ['students', 'universityId', '2.01812E+11', 'id.shortened'],
  ['students', 'about', 'x'.repeat(2001), 'cell.too-long'],
  ['students', 'column:grade', 'x'.repeat(2001), 'cell.too-long'],
  ['students', 'column:grade', '#REF!', 'cell.excel-error'],
  ['students', 'about', '########', 'cell.excel-error'],
  ['students', 'helpWanted', Array.from({ length: 51 }, (_, index) => index).join(';'), 'list.too-many'],
  ['students', 'helpWanted', `a;${'x'.repeat(201)}`, 'list.item-too-long'],
  ['students', 'priorityTier', '0', 'number.range'],
  ['students', 'priorityTier', 'first', 'number.format'],
  ['students', 'sharedExperienceAsked', 'perhaps', 'yes-no.format'],
  ['students', 'mostImportant', 'the weather', 'choice.unknown'],
  ['students', 'mostImportant', 'constructor', 'choice.unknown'],
  ['mentors', 'places', '2026-02-01', 'number.is-date'],
  ['mentors', 'places', '1-Feb', 'number.is-date'],
  ['mentors', 'places', '1-2', 'number.several'],
  ['mentors', 'places', '2 or 3', 'number.several'],
  ['mentors', 'places', 'no one', 'number.format'],
  ['mentors', 'places', 'someone', 'number.format'],
  ['mentors', 'places', 'two to three', 'number.format'],
  ['mentors', 'places', '1.5', 'number.not-whole'],
  ['mentors', 'places', '-1', 'number.format'],
  ['mentors', 'places', '501', 'number.range'],
  ['mentors', 'graduationYear', '19', 'year.format'],
  ['mentors', 'graduationYear', '1066', 'year.format'],
  ['mentors', 'graduationYear', '2016 and 2019', 'year.format'],
])('in a file of %s, %s "%s" is a fault: %s', (kind, target, value, code) => {
  const { faults } = read(kind, { [target]: value }, 17);
  expect(faults.map((fault) => [fault.row, fault.column, fault.code])).toEqual([[17, `(${target})`, code]]);
  expect(value.startsWith(faults[0]?.value.replace(/…$/, '') ?? '?')).toBe(true);
  expect(faults[0]?.message).toMatch(/^[A-Z][^{}]*[^{}.]$/);
});

test('places written as a range are asked for again as one number, and the cell is named', () => {
  expect(read('mentors', { places: '2-3' })).toMatchObject({
    faults: [{ value: '2-3', message: 'Enter one whole number, for example 2' }],
  });
  expect(read('mentors', { places: '2-3' }).places).toBeUndefined();
});

test('"no" is none of places, not an answer to how many hours', () => {
  expect(read('students', { hoursPerMonth: 'no' }).faults.map(({ code }) => code)).toEqual(['number.range']);
});

test('a person without any key is a fault, and a cell with a fault of its own is not told twice', () => {
  expect(read('students', { email: '' }).faults.map(({ code }) => code)).toEqual(['key.missing']);
  expect(read('students', { email: '', universityId: '' }).faults).toHaveLength(1);
  expect(read('students', { email: '', universityId: '7' }).faults).toEqual([]);
  expect(read('students', { email: '', universityId: '2E+11' }).faults.map(({ code }) => code)).toEqual([
    'id.shortened',
  ]);
  expect(read('students', { email: 'wrong', universityId: '' }).faults.map(({ code }) => code)).toEqual([
    'email.format',
  ]);
});

test('what stands beyond the last heading is a fault of the row', () => {
  const mapping = Object.keys(amina).map((target) => ({ header: target, target }));
  expect(readRow('students', mapping, Object.values(amina), 5, ['lost']).faults).toMatchObject([
    { row: 5, column: '', value: 'lost', code: 'row.too-wide' },
  ]);
});

test('letters are kept in one form, and marks without width are dropped', () => {
  const { person } = read('students', { firstName: 'Zoe\u0308\u200B', lastName: 'Nic\u00A0Dhòmhnaill' });
  expect(person).toMatchObject({ firstName: 'Zoë', lastName: 'Nic Dhòmhnaill' });
});

test('somebody who comes twice is a fault on the later row, by either key, naming the first', () => {
  const mapping: Mapping = [
    { header: 'SID', target: 'universityId' },
    { header: 'Mail', target: 'email' },
  ];
  const check = repeatCheck(mapping);
  const faults = [
    ['a1', 'x@example.ac.uk'],
    ['a2', 'y@example.ac.uk'],
    ['A1', 'z@example.ac.uk'],
    ['a4', 'Y@example.ac.uk'],
    ['', ''],
    ['', ''],
  ].flatMap((cells, index) => check(readRow('students', mapping, cells, index + 2)));
  expect(faults.map(({ row, column, message }) => [row, column, message])).toEqual([
    [4, 'SID', 'This is the same university ID as in row 2. Keep one of the two rows'],
    [5, 'Mail', 'This is the same e-mail address as in row 3. Keep one of the two rows'],
  ]);
});

test('a person is found by their university ID first, then by their address', () => {
  expect(keyOf({ firstName: '', lastName: '', universityId: 'A1', email: 'x@example.ac.uk' })).toBe('id:a1');
  expect(keyOf({ firstName: '', lastName: '', email: 'x@example.ac.uk' })).toBe('email:x@example.ac.uk');
  expect(keyOf({ firstName: '', lastName: '' })).toBeNull();
});
