import { isHasty, isTooFast, wordsToRead } from './reading-time';

const answers = [{ label: 'About them', value: 'I like to argue' }];

test('what there is to read is what both said and why', () => {
  expect(wordsToRead({ student: { answers }, pair: null })).toBe(6);
  const reasons = { student: ['Two words'], mentor: ['Three more words'], consultant: ['One'] };
  expect(wordsToRead({ student: { answers }, pair: { mentor: { answers }, reasons } })).toBe(18);
});

test.each([
  [null, 10, true],
  [2, 0, true],
  [3, 0, false],
  [9, 120, true],
  [10, 120, false],
])('%s seconds for %s words: too fast is %s', (seconds, words, fast) => expect(isTooFast(seconds, words)).toBe(fast));

test('a few fast ones, or fast ones among few, are nobody’s business', () => {
  expect([isHasty({ of: 9, fast: 9 }), isHasty({ of: 10, fast: 7 }), isHasty({ of: 10, fast: 8 })]).toEqual([
    false,
    false,
    true,
  ]);
});
