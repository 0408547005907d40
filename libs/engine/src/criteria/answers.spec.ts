import fc from 'fast-check';
import { answerTo, Lexicon, normalise, numberIn, sharedCount, sharedWords, wordsFrom, wordsOf } from './answers';

const vocabulary = Array.from({ length: 90 }, (_, at) => `word ${at}`);
const lists = fc.subarray(vocabulary, { minLength: 1, maxLength: 8 });

test('words in common are counted right, with few words in use or many', () => {
  fc.assert(
    fc.property(lists, lists, fc.nat(90), (a, b, known) => {
      const lexicon = new Lexicon();
      for (const word of vocabulary.slice(0, known)) lexicon.numberOf(word);
      const [ours, theirs] = [wordsOf(a, lexicon)!, wordsOf(b, lexicon)!];
      const shared = a.filter((word) => b.includes(word));
      expect(sharedCount(ours, theirs)).toBe(shared.length);
      expect(sharedWords(ours, theirs)).toEqual(shared);
    }),
    { numRuns: 500 },
  );
});

test('case, spacing and repeats do not count, and the first wording is kept', () => {
  const lexicon = new Lexicon();
  const words = wordsOf([' Straße  Two', 'straße two', '', 'b'], lexicon);
  expect(words?.spoken).toEqual(['Straße  Two', 'b']);
  expect(sharedCount(words!, wordsOf('B ', lexicon)!)).toBe(1);
  expect(wordsOf(7, lexicon)?.spoken).toEqual(['7']);
});

test('repeats do not count in long lists either, and nothing in a list is no answer', () => {
  const many = Array.from({ length: 30 }, (_, at) => `word ${at % 20}`);
  const lexicon = new Lexicon();
  for (const said of [many, many.slice(0, 12), many.slice(0, 13), ['a', 'a', 'a']]) {
    const words = wordsOf(said, lexicon);
    expect(words?.spoken).toEqual([...new Set(said)]);
    expect(words?.numbers).toEqual([...new Set(said)].map((word) => lexicon.numberOf(word)));
  }
  for (const empty of [[], [''], [' ', '  '], '', undefined]) expect(wordsOf(empty, lexicon)).toBeUndefined();
});

test('a word has one number however it is written, and another word another', () => {
  const lexicon = new Lexicon();
  const [one, other] = [lexicon.numberOf('Café  au lait'), lexicon.numberOf('tea')];
  expect(lexicon.numberOf(' CAFE\u0301 au\tLAIT ')).toBe(one);
  expect(lexicon.numberOf('Café  au lait')).toBe(one);
  expect(other).not.toBe(one);
  expect(normalise(' A\u00a0 B\n c ')).toBe('a b c');
});

test('words are marked by a bit each, and say whether the bits are the words', () => {
  expect(wordsFrom([0, 5, 31], [])).toMatchObject({ bits: (1 | 32 | (1 << 31)) >> 0, exact: true });
  expect(wordsFrom([3, 32], [])).toMatchObject({ bits: 8 | 1, exact: false });
  expect(wordsFrom([33, 2], [])).toMatchObject({ bits: 2 | 4, exact: false });
});

test.each<[answer: Parameters<typeof numberIn>[0], number: number | undefined]>([
  [3, 3],
  [Number.NaN, undefined],
  [Infinity, undefined],
  ['12', 12],
  [' -12.50 ', -12.5],
  ['1.', undefined],
  ['.5', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['12 years', undefined],
  ['about 12', undefined],
  ['--1', undefined],
  ['', undefined],
  [' ', undefined],
  [['12'], undefined],
  [undefined, undefined],
])('%j is read as the number %s', (answer, number) => {
  expect(numberIn(answer)).toBe(number);
});

test('only what a person said themselves is an answer', () => {
  const inherited = Object.create({ a: 'theirs' }) as Record<string, string>;
  expect([answerTo(inherited, 'a'), answerTo({ a: '' }, 'a'), answerTo({ a: 'x' }, 'b')]).toEqual([
    undefined,
    '',
    undefined,
  ]);
  expect([answerTo({ undefined: 'x' }, undefined), answerTo({ a: null as never }, 'a')]).toEqual([
    undefined,
    undefined,
  ]);
});
