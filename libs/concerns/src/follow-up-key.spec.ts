import { newKey, readKey } from './follow-up-key';

const HERE = '01890000-0000-7000-8000-0000000000ab';

test('a key says whose it is and comes back as the same hash; no two are alike', () => {
  const [one, two] = [newKey(HERE), newKey(HERE)];
  expect(readKey(one.words)).toEqual({ institutionId: HERE, hash: one.hash });
  expect(one.words).not.toBe(two.words);
  expect(one.hash.equals(two.hash)).toBe(false);
});

test.each([
  '',
  'mine',
  HERE,
  `${newKey(HERE).words}A`,
  newKey(HERE).words.slice(1),
  `${newKey(HERE).words.slice(0, -1)}!`,
])('what we never write is no key: %s', (words) => expect(readKey(words)).toBeNull());
