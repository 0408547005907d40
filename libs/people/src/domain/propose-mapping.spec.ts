import fc from 'fast-check';
import type { PersonKind } from './fields';
import { fieldsOf } from './fields';
import { headerSignature } from './header-words';
import { proposeMapping } from './propose-mapping';

/** What is proposed for each header, without samples. */
const proposed = (kind: PersonKind, ...headers: string[]): Record<string, string> =>
  Object.fromEntries(proposeMapping(kind, headers, []).map(({ header, target }) => [header, target]));

test.each<[PersonKind, string, string]>([
  ['students', 'Preferred mentors', 'choices'],
  ['mentors', 'Mentees requested', 'choices'],
  ['students', 'Introduction ratings', 'ratings'],
  ['students', 'Mentor ratings', 'ratings'],
  ['mentors', 'Rate your students', 'ratings'],
  ['mentors', 'Most important to you', 'mostImportant'],
  ['mentors', 'Minimum number of students', 'fewestStudents'],
  ['students', 'E-mail Address', 'email'],
  ['students', 'Student e-mail:', 'email'],
  ['students', 'What is your university email address?', 'email'],
  ['students', 'SID', 'universityId'],
  ['students', 'Student Number', 'universityId'],
  ['students', 'Student No', 'universityId'],
  ['students', 'student no.', 'universityId'],
  ['mentors', 'Alumni No', 'universityId'],
  ['students', "What's your name?", 'fullName'],
  ['students', 'What’s your name?', 'fullName'],
  ['students', 'What is your name', 'fullName'],
  ['students', 'Your name', 'fullName'],
  ['students', 'When are you free?', 'availability'],
  ['mentors', 'When can you meet?', 'availability'],
  ['students', 'How can you meet?', 'meetingModes'],
  ['mentors', 'How many students can you take?', 'places'],
  ['mentors', 'How many mentees?', 'places'],
  ['mentors', 'Number of mentees', 'places'],
  ['mentors', 'Number of places', 'places'],
  ['mentors', 'How many places do you offer?', 'places'],
  ['students', 'Number of places', 'column:number-of-places'],
  ['students', 'Matrikelnummer', 'universityId'],
  ['students', 'Vorname', 'firstName'],
  ['students', 'Nachname', 'lastName'],
  ['students', 'Fakultät', 'school'],
  ['students', 'Studiengang', 'course'],
  ['students', 'Branche', 'direction'],
  ['mentors', 'Branche', 'sectors'],
  ['mentors', 'Arbeitgeber', 'employer'],
  ['mentors', 'Beruf', 'jobTitle'],
  ['students', 'Forename(s)', 'firstName'],
  ['students', 'Known as', 'firstName'],
  ['students', 'SURNAME', 'lastName'],
  ['students', 'Mentee', 'column:mentee'],
  ['students', 'Mentee name', 'fullName'],
  ['students', 'firstName', 'firstName'],
  ['students', 'Faculty', 'school'],
  ['students', 'Programme of study', 'course'],
  ['students', 'Sector', 'direction'],
  ['students', 'Industry', 'direction'],
  ['students', 'match with similar identity', 'sharedExperienceAsked'],
  ['students', 'identity to match', 'sharedExperienceWanted'],
  ['students', 'Most important to you', 'mostImportant'],
  ['students', 'Job title', 'column:job-title'],
  ['students', 'Mentor email', 'column:mentor-email'],
  ['students', 'Capacity', 'column:capacity'],
  ['mentors', 'Sector', 'sectors'],
  ['mentors', 'Max. mentees', 'places'],
  ['mentors', 'Capacity', 'places'],
  ['mentors', 'How many students?', 'places'],
  ['mentors', 'characteristics', 'sharedExperienceOffered'],
  ['mentors', 'Biography', 'about'],
  ['mentors', 'Year of graduation', 'graduationYear'],
  ['mentors', 'Current  employer', 'employer'],
  ['mentors', 'Job  Title', 'jobTitle'],
  ['mentors', 'both mentor and mentee', 'column:both-mentor-and-mentee'],
  ['mentors', 'Grade', 'column:grade'],
])('in a file of %s, "%s" is %s', (kind, header, target) => {
  expect(proposed(kind, header)).toEqual({ [header]: target });
});

test.each<PersonKind>(['students', 'mentors'])(
  'every field of %s is found by its label and its key, and no name means two fields',
  (kind) => {
    for (const { key, label, alsoCalled } of fieldsOf(kind))
      for (const name of [label, key, ...alsoCalled]) expect([name, proposed(kind, name)[name]]).toEqual([name, key]);
  },
);

test('a field is proposed for one column; the better name wins and the other is kept', () => {
  expect(proposed('students', 'Personal email', 'University email')).toEqual({
    'Personal email': 'column:personal-email',
    'University email': 'email',
  });
  expect(proposed('students', 'Known as', 'First name')).toEqual({
    'Known as': 'column:known-as',
    'First name': 'firstName',
  });
});

test.each<[PersonKind, ...string[]]>([
  ['students', 'Choice 1', 'Choice 2', 'Choice 3'],
  ['students', 'First choice', 'Second choice', 'Third choice'],
  ['students', '1st choice', '2nd choice', '3rd choice of mentor'],
  ['students', 'Mentor choice 1', 'mentorChoice2', 'Preferred mentor (3)'],
  [
    'students',
    'Please enter the e-mail of your first choice mentor',
    'Second choice (email)',
    'Mentor preference no. 3',
  ],
  ['mentors', 'Student choice 1', 'Mentee choice two', 'Third preferred student'],
])('choices of %s with a column each are one list together: %s, …', (kind, ...headers) => {
  const columns = proposeMapping(kind, headers, [['a@x.example', 'b@x.example', 'S123']]);
  expect(columns.map(({ target }) => target)).toEqual(headers.map(() => 'choices'));
  expect(columns[1]?.reason).toBe('This is choice 2. All columns of choices together are one list');
});

test('a choice of something else, a number taken already, and a list of them all beside single ones stay as they are', () => {
  const target = (header: string, cell: string) => proposeMapping('students', [header], [[cell]])[0]?.target;
  expect(target('First choice', 'Law')).toBe('column:first-choice');
  expect(target('First choice of career', 'a@x.example')).not.toBe('choices');
  expect(target('Choice 1 2', 'a1')).toBe('column:choice-1-2');
  expect(target('First name', 'Amina')).toBe('firstName');
  expect(proposed('students', 'Choice 1', 'Mentor choice 1')).toEqual({
    'Choice 1': 'column:choice-1',
    'Mentor choice 1': 'choices',
  });
  expect(proposed('students', 'Mentor choices', 'First choice')).toEqual({
    'Mentor choices': 'choices',
    'First choice': 'column:first-choice',
  });
  const [all, one] = proposeMapping('students', ['Mentor choices', 'Mentor choice 1'], [['Joan Ash', 'a1']]);
  expect([all?.target, one?.target]).toEqual(['column:mentor-choices', 'choices']);
  expect(proposeMapping('students', ['Mentor choice 1'], [['Joan Ash']])[0]).toMatchObject({
    ...{ target: 'choices', confidence: 'unsure' },
  });
});

test('"name" is the full name, or the first name beside a surname, or one name too many', () => {
  expect(proposed('students', 'Name')).toEqual({ Name: 'fullName' });
  expect(proposed('students', 'Name', 'Surname')).toEqual({ Name: 'firstName', Surname: 'lastName' });
  expect(proposed('students', 'Name', 'Forename', 'Surname')).toMatchObject({
    Name: 'column:name',
    Forename: 'firstName',
  });
  expect(proposed('students', 'Name', 'Vorname')).toEqual({ Name: 'lastName', Vorname: 'firstName' });
  expect(proposed('students', 'Name', 'Known as')).toEqual({ Name: 'fullName', 'Known as': 'column:known-as' });
});

test('values speak too: addresses under an unknown heading, and a heading that promises addresses it has not', () => {
  const rows = [
    ['yes', 'amina@example.ac.uk', ''],
    ['no', 'ben@example.ac.uk', ''],
  ];
  const [mail, contact, empty] = proposeMapping('students', ['Email', 'Kontakt', 'Old notes'], rows);
  expect(mail).toMatchObject({ target: 'column:email' });
  expect(contact).toMatchObject({
    target: 'email',
    confidence: 'likely',
    reason: 'The values look like e-mail addresses',
  });
  expect(empty).toMatchObject({ target: 'skip', reason: 'The first rows of this column are empty' });
});

test('what survey tools add is not taken for a person: a running ID, a time, a user name that is an address', () => {
  const forms = ['ID', 'Start time', 'Email', 'Name'];
  const rows = [
    ['1', '2026-11-03T14:00', 'amina@example.ac.uk', 'Amina Yusuf'],
    ['2', '2026-11-03T14:05', 'ben@example.ac.uk', 'Ben Ode'],
  ];
  expect(proposeMapping('students', forms, rows).map(({ target }) => target)).toEqual([
    'skip',
    'skip',
    'email',
    'fullName',
  ]);
  expect(proposed('students', 'ID', 'Email')).toEqual({ ID: 'column:id', Email: 'email' });
  expect(proposeMapping('students', ['Username'], [['amina@example.ac.uk']])[0]?.target).toBe('email');
  expect(proposeMapping('students', ['Username'], [['ab1234']])[0]?.target).toBe('universityId');
});

test('the columns of a form that everybody answers as "anonymous" are left out, with the reason; its questions are kept', () => {
  const headers = ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Last modified time'];
  const questions = ["What's your name?", 'What is your university email?'];
  const rows = [1, 2].map((id) => {
    const answer = ['Amina Yusuf', `amina${id}@example.ac.uk`];
    return [String(id), '2026-11-03T14:00', '2026-11-03T14:05', 'anonymous', '', '', ...answer];
  });
  const columns = proposeMapping('students', [...headers, ...questions], rows);
  expect(columns.map(({ target }) => target)).toEqual([...headers.map(() => 'skip'), 'fullName', 'email']);
  expect(columns.map(({ reason }) => reason)).toEqual([
    ...Array.from({ length: 3 }, () => 'The form fills this in by itself'),
    'Everybody is “anonymous” here',
    'The form leaves this empty for people who are “anonymous”',
    'The form fills this in by itself',
    'The heading says so',
    'The heading says so',
  ]);
});

test('one person who calls themselves anonymous does not cost the others their column', () => {
  const name = (...cells: string[]) =>
    proposeMapping(
      'mentors',
      ['Name'],
      cells.map((cell) => [cell]),
    )[0]?.target;
  expect([name('Anonymous', 'anonymous '), name('anonymous', 'Amina Yusuf'), name('', ''), name()]).toEqual([
    'skip',
    'fullName',
    'fullName',
    'fullName',
  ]);
});

test('a heading that we know keeps its column even when the first rows are empty', () => {
  expect(proposeMapping('students', ['Biography'], [['']])[0]).toMatchObject({ target: 'about', confidence: 'sure' });
});

test('a column whose values do not fit is proposed without confidence', () => {
  expect(proposeMapping('mentors', ['Capacity'], [['as many as you like'], ['it depends'], ['2']])[0]).toMatchObject({
    target: 'places',
    confidence: 'unsure',
  });
});

test('two free columns never share a key', () => {
  const targets = proposeMapping('students', ['Job title', 'job-title'], []).map(({ target }) => target);
  expect(targets).toEqual(['column:job-title', 'column:job-title-2']);
});

test('the order of the columns makes no difference', () => {
  const headers = [
    'Name',
    'Email',
    'E-mail',
    'Personal email',
    'Surname',
    'Forename',
    'Grade',
    'Sector',
    'Industry',
    'SID',
    'Student ID',
    'Choice 2',
    'Mentor choice 2',
    'First choice',
  ];
  const expected = proposed('students', ...headers);
  fc.assert(
    fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), (shuffled) => {
      expect(proposed('students', ...shuffled)).toEqual(expected);
      expect(headerSignature(shuffled)).toBe(headerSignature(headers));
    }),
  );
});

test('a signature forgives case and spacing, and nothing else', () => {
  expect(headerSignature(['First  Name', 'EMAIL '])).toBe(headerSignature(['email', 'first name']));
  expect(headerSignature(['a', 'b'])).not.toBe(headerSignature(['a b']));
  expect(headerSignature(['a,b'])).not.toBe(headerSignature(['a', 'b']));
});

test('where students help and mentors are helped, what either says of it is known for what it is', () => {
  const targetOf = (kind: 'students' | 'mentors', header: string) => proposeMapping(kind, [header], [])[0]?.target;
  expect(['Help offered', 'Can help with'].map((header) => targetOf('students', header))).toEqual([
    'helpOffered',
    'helpOffered',
  ]);
  expect(['Help wanted', 'Looking for help with'].map((header) => targetOf('mentors', header))).toEqual([
    'helpWanted',
    'helpWanted',
  ]);
});
