import { claimSaid, claimWords } from './claim-words';

const until = new Date('2026-11-03T09:10:00Z');
const priyas = { isMine: false, by: 'Priya', until, asker: null, isAsking: false };

test.each([
  [priyas, 'Priya has this student for review until 09:10.'],
  [{ ...priyas, asker: 'Owen', isAsking: true }, 'You asked Priya for this student.'],
  [{ ...priyas, isMine: true }, 'You have this student until 09:10'],
  [
    { ...priyas, isMine: true, asker: 'Owen' },
    'Owen asks for this student. Without an answer from you they go at 09:10.',
  ],
  [{ ...priyas, by: null, until: null }, 'Nobody has this student'],
])('who has a student is said in words: %j', (claim, words) => expect(claimWords(claim)).toContain(words));

test('what was done is said too', () => {
  expect(claimSaid('ask', priyas)).toBe('We have asked Priya.');
  expect(claimSaid('ask', { ...priyas, isMine: true })).toBe('You have this student now.');
  expect(claimSaid('hand-over', priyas)).toBe('Priya has this student now.');
  expect(claimSaid('keep', priyas)).toBe('You keep this student.');
});
