import fc from 'fast-check';
import { sample } from '../spec/sample';
import type { Answers } from './answers';
import { ownFeedback } from './feedback';
import type { Scale } from './instrument';
import { partNumbers, score } from './score';

const scale: Scale = { ...sample.scales[0]!, parts: [], coding: { never: 0, some: 25, often: 50, always: 100 } };
const part = (key: string, isReversed = false) => ({ key, isReversed });

test.each<[what: string, change: Partial<Scale>, answers: Answers, answered: number, expected: number | null]>([
  ['the mean of two', { parts: [part('a'), part('b')] }, { a: { said: 'some' }, b: { said: 'always' } }, 2, 62.5],
  // 0 + 100 − 25 is 75, which is no option's own number.
  ['a reversed part', { parts: [part('a', true), part('b')] }, { a: { said: 'some' }, b: { said: 'always' } }, 2, 87.5],
  [
    'one left blank, one is enough',
    { parts: [part('a'), part('b')], answeredAtLeast: 1 },
    { a: { said: 'often' } },
    1,
    50,
  ],
  ['one left blank, two are needed', { parts: [part('a'), part('b')] }, { a: { said: 'often' } }, 1, null],
  [
    '“prefer not to say” counts as blank',
    { parts: [part('a'), part('b')] },
    { a: { said: 'often' }, b: { ratherNot: true } },
    1,
    null,
  ],
  [
    'an option without a number',
    { parts: [part('a'), part('b')] },
    { a: { said: 'often' }, b: { said: 'unsure' } },
    1,
    null,
  ],
  [
    'what every object has is no option',
    { parts: [part('a'), part('b')] },
    { a: { said: 'often' }, b: { said: 'constructor' } },
    1,
    null,
  ],
  ['a number item', { parts: [part('a')], coding: { 0: 0, 1: 1, 2: 2 }, answeredAtLeast: 1 }, { a: { said: 2 } }, 1, 2],
  [
    'a reversed number',
    { parts: [part('a', true)], coding: { 0: 0, 1: 1, 2: 2 }, answeredAtLeast: 1 },
    { a: { said: 0 } },
    1,
    2,
  ],
  ['nothing answered', { parts: [part('a')], answeredAtLeast: 1 }, {}, 0, null],
  [
    'never a score of what is no composite',
    { parts: [part('a')], answeredAtLeast: 1, isComposite: false },
    { a: { said: 'some' } },
    1,
    null,
  ],
])('%s', (_, change, answers, answered, expected) => {
  expect(score({ ...scale, ...change }, answers)).toEqual({ answered, score: expected });
});

test('a scale of k answers from 1 to k comes to what counting the places of the answers comes to', () => {
  const drawn = fc.integer({ min: 2, max: 7 }).chain((k) =>
    fc.record({
      k: fc.constant(k),
      said: fc.array(fc.record({ place: fc.option(fc.nat(k - 1)), isReversed: fc.boolean() }), {
        minLength: 1,
        maxLength: 8,
      }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  );
  fc.assert(
    fc.property(drawn, ({ k, said, share }) => {
      const codes = Array.from({ length: k }, (_, n) => `c${n}`);
      const answeredAtLeast = Math.max(1, Math.ceil(share * said.length));
      const own: Scale = {
        ...scale,
        parts: said.map(({ isReversed }, n) => part(`p${n}`, isReversed)),
        coding: Object.fromEntries(codes.map((code, n) => [code, n + 1])),
        answeredAtLeast,
      };
      const answers = Object.fromEntries(
        said.flatMap(({ place }, n) => (place === null ? [] : [[`p${n}`, { said: codes[place]! }]])),
      );
      // The oracle reads the row of answers from the other end instead of reckoning.
      const numbers = said.flatMap(({ place, isReversed }) => {
        const row = isReversed ? [...codes].reverse() : codes;
        return place === null ? [] : [row.indexOf(codes[place]!) + 1];
      });
      const mean =
        numbers.length < answeredAtLeast ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
      expect(score(own, answers)).toEqual({ answered: numbers.length, score: mean });
      expect(partNumbers(own, answers).flatMap(({ number }) => number ?? [])).toEqual(numbers);
    }),
  );
});

test('a person is told where they are and where they were, and nothing where too little was answered', () => {
  const bands = [1, 2, 3].map((from) => ({ from, name: { en: `from ${from}` } }));
  const told = { ...sample, scales: [{ ...sample.scales[0]!, feedback: { bands } }] };
  const both: Answers = { 'feel-sure': { said: 'a3' }, 'feel-lost': { said: 'a2' } };
  expect(ownFeedback(told, both, 'cy', new Map([['feeling', 1.99]]))).toEqual([
    { scale: 'feeling', name: 'Feeling', now: 'from 2', before: 'from 1' },
  ]);
  expect(ownFeedback(told, both, 'en', new Map())).toMatchObject([{ now: 'from 2', before: null }]);
  expect(ownFeedback(told, { 'feel-sure': { said: 'a3' } }, 'en', new Map([['feeling', 2]]))).toEqual([]);
  expect(ownFeedback(sample, both, 'en', new Map())).toEqual([]);
});
