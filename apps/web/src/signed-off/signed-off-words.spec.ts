import { tierInWords, whatChanged } from './signed-off-words';

test.each([
  [{ added: 2, changed: 1, removed: 3 }, '2 students were added, 1 was changed and 3 were removed'],
  [{ added: 1, changed: 0, removed: 0 }, '1 student was added'],
  [{ added: 0, changed: 4, removed: 1 }, '4 students were changed and 1 was removed'],
  [{ added: 0, changed: 0, removed: 0 }, 'It says the same as the list before it'],
])('%j is “%s”', (counts, words) => {
  expect(whatChanged(counts)).toBe(words);
});

test('a side of a change says tier and last day, or that nobody vouches', () => {
  expect(tierInWords({ tier: 2, validUntil: '2027-07-31' })).toBe('Tier 2, until Saturday 31 July 2027');
  expect(tierInWords(null)).toBe('Not on the list');
});
