import fc from 'fast-check';
import { foreignTo, standingOf } from './standing';

test.each<[affiliations: string[], standing: string]>([
  [['student@wharfedale.ac.uk', 'member@wharfedale.ac.uk'], 'student'],
  [['member@wharfedale.ac.uk'], 'student'],
  [['Student@wharfedale.ac.uk'], 'student'],
  [['staff@wharfedale.ac.uk', 'member@wharfedale.ac.uk'], 'staff'],
  [['employee@wharfedale.ac.uk'], 'staff'],
  [['faculty@wharfedale.ac.uk', 'student@wharfedale.ac.uk'], 'student'],
  [['alum@wharfedale.ac.uk', 'affiliate@wharfedale.ac.uk'], 'none'],
  [['library-walk-in@wharfedale.ac.uk'], 'none'],
  [['students@wharfedale.ac.uk'], 'none'],
  [[], 'none'],
])('%j is %s', (affiliations, standing) => {
  expect(standingOf(affiliations)).toBe(standing);
});

test('the order in which affiliations come makes no difference, and an alum never adds anything', () => {
  const kinds = fc.subarray(['student', 'member', 'staff', 'employee', 'faculty', 'alum', 'affiliate']);
  fc.assert(
    fc.property(kinds, (some) => {
      const scoped = some.map((kind) => `${kind}@wharfedale.ac.uk`);
      expect(standingOf([...scoped].reverse())).toBe(standingOf(scoped));
      expect(standingOf([...scoped, 'alum@wharfedale.ac.uk'])).toBe(standingOf(scoped));
    }),
  );
});

test.each<[value: string, isForeign: boolean]>([
  ['student@wharfedale.ac.uk', false],
  ['student@WHARFEDALE.ac.uk', false],
  ['student@tayside.ac.uk', true],
  ['student@evil.wharfedale.ac.uk', true],
  ['student@wharfedale.ac.uk.evil.example', true],
  ['student@tayside.ac.uk@wharfedale.ac.uk', true],
  ['student@wharfedale.ac.uk@tayside.ac.uk', true],
  ['student@', true],
  ['student', true],
])('%s belongs to another university: %s', (value, isForeign) => {
  expect(foreignTo(['wharfedale.ac.uk'], [value])).toEqual(isForeign ? [value] : []);
});

test('without a domain of its own everything is foreign', () => {
  expect(foreignTo([], ['student@wharfedale.ac.uk'])).toEqual(['student@wharfedale.ac.uk']);
});
