import { verdict } from './replay.page';

const draft = { inputHash: 'in', resultHash: 'out', engineVersion: '2.0.0' };
const again = { ...draft, faults: 0 };

test.each([
  ['the same', again, /came out the same/],
  ['another input', { ...again, inputHash: 'x', resultHash: 'y' }, /has been changed since/],
  ['another engine', { ...again, engineVersion: '3.0.0', resultHash: 'y' }, /earlier version of the engine/],
  ['another result', { ...again, resultHash: 'y' }, /should never happen/],
])('%s is said in words', (_, now, words) => {
  expect(verdict(draft, now)).toMatch(words);
});
