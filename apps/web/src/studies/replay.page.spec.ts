import { decidedWords, verdict } from './replay.page';

const draft = { inputHash: 'in', resultHash: 'out', engineVersion: '2.0.0' };
const again = { ...draft, faults: 0 };

test.each([
  ['the same', again, /came out the same/],
  ['another input', { ...again, inputHash: 'x', resultHash: 'y' }, /has been changed since/],
  ['another engine', { ...again, engineVersion: '3.0.0', resultHash: 'y' }, /earlier version of the engine/],
  [
    'other decisions',
    { ...again, decided: { decisions: 3, differsAt: 2, unexplained: 0 } },
    /do not lead to the pairings/,
  ],
  ['the same decisions', { ...again, decided: { decisions: 3, differsAt: null, unexplained: 0 } }, /came out the same/],
  ['another result', { ...again, resultHash: 'y' }, /should never happen/],
])('%s is said in words', (_, now, words) => {
  expect(verdict(draft, now)).toMatch(words);
});

test.each([
  [{ decisions: 0, differsAt: null, unexplained: 0 }, 'Nothing was decided yet'],
  [{ decisions: 3, differsAt: null, unexplained: 0 }, '3 decisions lead to the pairings that are there'],
  [{ decisions: 3, differsAt: 2, unexplained: 1 }, 'The first that does not follow is number 2'],
  [{ decisions: 3, differsAt: null, unexplained: 1 }, '1 student whose place the log does not explain'],
])('what came of deciding again is said in words: %j', (decided, words) => {
  expect(decidedWords(decided)).toContain(words);
});
