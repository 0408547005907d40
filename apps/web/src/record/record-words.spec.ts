import { events, type RecordLine } from '@footing/audit';
import { fieldsOf } from '@footing/people';
import {
  eventOfOthers,
  eventWords,
  fieldWords,
  fieldWordsToThemselves,
  kindsOfData,
  subjectWords,
  whatFor,
  whoWords,
} from './record-words';

const line: RecordLine = {
  id: '1',
  at: new Date('2026-11-22T14:05:00Z'),
  accountId: 'a',
  accountName: 'Priya Shah',
  role: 'consultant',
  event: 'application.viewed',
  purpose: null,
  object: null,
  fields: [],
  special: false,
  count: null,
  requestId: null,
  outcome: 'done',
  people: 1,
  subjects: [{ kind: 'student', id: 's', name: 'Amy Hall' }],
};

test('who looked is a name with a role, the reader, or the service', () => {
  expect(whoWords(line)).toBe('Priya Shah, Careers consultant');
  expect(whoWords(line, 'a')).toBe('You');
  expect(whoWords({ ...line, accountId: null, role: 'system' })).toBe('The service itself');
  expect(whoWords({ ...line, role: 'system' })).toBe('The service, for Priya Shah');
  expect(whoWords({ ...line, accountName: null })).toBe('Somebody who has left, Careers consultant');
});

test('an event is said to the person it was about, and to others', () => {
  expect(eventWords('application.viewed')).toBe('looked at your application');
  expect(eventOfOthers('application.viewed')).toBe('looked at somebody’s application');
  expect(eventOfOthers('role.taken-up')).toBe('changed the role somebody acts in');
  expect(eventOfOthers('passkey.declined')).toBe('said that somebody does not want a passkey now');
  expect(eventOfOthers('tiers.previewed')).toBe('looked at a list from the records office that somebody is on');
  expect(eventWords('of.an-older-version')).toBe('of.an-older-version');
  expect(
    Object.keys(events)
      .map(eventOfOthers)
      .filter((text) => /\byou\b|\byour\b/i.test(text)),
  ).toEqual([]);
});

test('fields are said in words, each once; a column of the university’s own by its heading', () => {
  expect(fieldWords(['name', 'tier', 'column:year-of-entry', 'firstName', 'name'])).toEqual([
    'Name',
    'Priority tier',
    'Year of entry',
    'First name',
  ]);
});

test('a use is said by its title, a place where data rests by its words, and a role by its name', () => {
  expect(fieldWords(['sharing.mentor', 'core-drafts', 'avoid'])).toEqual([
    'Showing something about you to your mentor or student',
    'Suggestions that you are part of',
    'People to avoid',
  ]);
  expect(kindsOfData({ event: 'account.created', fields: ['mentor'] }, false)).toEqual(['Mentor']);
  expect(kindsOfData({ event: 'pairing.viewed', fields: ['mentor'] }, false)).toEqual(['Who the mentor is']);
  expect(kindsOfData({ event: 'copy.taken', fields: ['ways-in', 'what-holds'] }, true)).toEqual(['Everything']);
});

test('people read of themselves as “you”, and never a word that staff have for them', () => {
  expect(kindsOfData({ event: 'application.viewed', fields: ['about', 'mostImportant', 'choices'] }, true)).toEqual([
    'About you',
    'Most important to you',
    'People you asked for',
  ]);
  const all = [...fieldsOf('students'), ...fieldsOf('mentors')].map(({ key }) => key);
  const own = fieldWordsToThemselves([...all, 'tier', 'priorityGroup']);
  expect(own.filter((words) => /priority|disadvantage|\bthe[my]\b|\btheir\b/i.test(words))).toEqual([]);
});

test('what it was for is what somebody said, or what such events are for', () => {
  expect(whatFor({ ...line, purpose: 'Case 12' })).toBe('Case 12');
  expect(whatFor(line)).toBe('Running the mentoring');
  expect(whatFor({ ...line, event: 'unheard.of' })).toBe('Running the service');
});

test('whose data it was: three by name, then how many more', () => {
  expect(subjectWords(line)).toBe('Amy Hall (student)');
  expect(subjectWords({ ...line, people: 21 })).toBe('Amy Hall (student) and 20 more');
  expect(subjectWords({ ...line, people: 0, subjects: [] })).toBe('');
});
