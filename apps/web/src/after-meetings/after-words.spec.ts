import fc from 'fast-check';
import type { AttendanceView } from '@footing/scheduling';
import { namesOf, standingWords, tapOf } from './after-words';
import { boxesOf, joined, questions } from './reflection-words';

const line = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '?', '.') });
const clean = (words: string) => words.normalize('NFC').trim();

test('what was written in three boxes is one text, and comes back into the same boxes', () => {
  fc.assert(
    fc.property(line, line, line, (good, next, different) => {
      const boxes = { good, next, different };
      expect(boxesOf(joined(boxes))).toEqual({ good: clean(good), next: clean(next), different: clean(different) });
    }),
  );
  expect(joined({ good: ' ', next: '', different: '\r\n' })).toBe('');
  expect(joined({ good: '', next: 'Write to one', different: '' })).toBe(`${questions[1]}\nWrite to one`);
  expect(boxesOf('Words of before').good).toBe('Words of before');
});

type People = AttendanceView['people'];
const person = (isMe: boolean, said: People[number]['said']): People[number] => ({
  ...{ id: isMe ? 'me' : 'joan', kind: isMe ? 'student' : 'mentor', firstName: 'Joan', isMe, said },
  ...{ agreement: 'waiting', state: null },
});

test('what somebody said is one of four taps, or nothing', () => {
  const of = (mine: People[number]['said'], theirs: People[number]['said']) =>
    tapOf({ people: [person(true, mine), person(false, theirs)] });
  expect([
    of(null, null),
    of('attended', 'late'),
    of('attended', 'absent'),
    of('absent', null),
    of('excused', 'excused'),
  ]).toEqual([...[null, 'met', 'they-missed', 'i-missed', 'not-held']]);
});

test('two answers are told without blame', () => {
  const people = [person(true, 'attended'), person(false, 'attended')];
  const said = (agreement: AttendanceView['agreement'], tookPlace: boolean | null) =>
    standingWords({ agreement, tookPlace, people }, 'Joan');
  expect(said('disputed', null)).toBe('You say this, and Joan says something else.');
  expect(said('waiting', null)).toContain('Joan has not answered yet');
  expect([said('agreed', true), said('agreed', false)].join()).toMatch(/you have met.*you did not meet/);
  expect([namesOf([]), namesOf(['Joan']), namesOf(['Joan', 'Ben', 'Tom'])]).toEqual([
    ...['the others', 'Joan', 'Joan, Ben and Tom'],
  ]);
});
