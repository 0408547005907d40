import fc from 'fast-check';
import { Lexicon, sharedCount, sharedWords, wordsOf } from './answers';

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
