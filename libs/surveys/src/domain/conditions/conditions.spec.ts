import fc from 'fast-check';
import { drawnInstrument } from '../../spec/instruments';
import type { Said } from '../answers';
import { type Condition, keysOf } from './condition';
import { holds } from './holds';
import { parseCondition } from './parse';
import { conditionText } from './print';

const read = (text: string): Condition => {
  const found = parseCondition(text);
  if ('error' in found) throw new Error(`${text}: ${found.error.says}`);
  return found.condition;
};
const truth = (text: string, answers: Record<string, Said>) => holds(read(text), (key) => answers[key]);

test.each<[text: string, answers: Record<string, Said>, expected: boolean]>([
  [`a == 'x'`, { a: 'x' }, true],
  [`a == 'x'`, { a: 'y' }, false],
  [`a == 'x'`, {}, false],
  [`a != 'x'`, {}, true],
  [`a != 'x'`, { a: 'x' }, false],
  [`a in ('x', 'y')`, { a: 'y' }, true],
  [`a in ('x', 'y')`, {}, false],
  [`'x' in a`, { a: ['x', 'y'] }, true],
  [`'x' in a`, { a: ['y'] }, false],
  [`'x' in a`, { a: 'x' }, false],
  [`n < 3`, { n: 2 }, true],
  [`n < 3`, { n: 3 }, false],
  [`n > -1.5`, { n: -1 }, true],
  [`n < 3`, {}, false],
  [`n < 3`, { n: '2' }, false],
  [`m > '2026-08'`, { m: '2026-09' }, true],
  [`answered(a)`, { a: 'x' }, true],
  [`answered(a)`, {}, false],
  [`not answered(a)`, {}, true],
  // "and" binds more tightly than "or", "not" more tightly than both.
  [`a == 'x' or a == 'y' and b == 'z'`, { a: 'x' }, true],
  [`(a == 'x' or a == 'y') and b == 'z'`, { a: 'x' }, false],
  [`not a == 'x' and b == 'z'`, { a: 'y', b: 'z' }, true],
  [`not (a == 'x' and b == 'z')`, { a: 'x', b: 'y' }, true],
  [`a-b_2=='x'`, { 'a-b_2': 'x' }, true],
  // Brackets beside each other are not brackets inside each other.
  [Array(21).fill('(n>1)').join('and'), { n: 2 }, true],
])('%s of %j is %p', (text, answers, expected) => {
  expect(truth(text, answers)).toBe(expected);
});

test.each<[text: string, at: number, code: string]>([
  ['', 0, 'unexpected'],
  ['a', 1, 'unexpected'],
  [`a ==`, 4, 'unexpected'],
  [`a == x`, 5, 'unexpected'],
  [`a = 'x'`, 2, 'not-a-sign'],
  [`a == 'x`, 5, 'unclosed'],
  [`a == 'x' and`, 12, 'unexpected'],
  [`a == 'x' b`, 9, 'unexpected'],
  [`(a == 'x'`, 9, 'unexpected'],
  [`a == 'x')`, 8, 'unexpected'],
  [`not`, 3, 'unexpected'],
  [`and == 'x'`, 0, 'unexpected'],
  [`a in 'x'`, 5, 'unexpected'],
  [`a in ('x',)`, 10, 'unexpected'],
  [`'x' == a`, 4, 'unexpected'],
  [`answered a`, 9, 'unexpected'],
  [`answered(a`, 10, 'unexpected'],
  [`a.b == 'x'`, 1, 'not-a-sign'],
  [`a == "x"`, 5, 'not-a-sign'],
  [`${'('.repeat(30)}a`, 21, 'too-deep'],
  [`${'not '.repeat(30)}a`, 84, 'too-deep'],
  [`a == 'x' or `.repeat(60), 500, 'too-long'],
])('%s cannot be read at %i', (text, at, code) => {
  expect(parseCondition(text)).toEqual({ error: expect.objectContaining({ at, code }) });
});

/** Text that is nearly a condition. */
const nearly = fc
  .array(
    fc.constantFrom(
      'a',
      'b-2',
      '__proto__',
      'constructor',
      `'x'`,
      `'`,
      '3',
      '-1.5',
      '==',
      '!=',
      '=',
      '<',
      '>',
      '(',
      ')',
      ',',
      'and',
      'or',
      'not',
      'in',
      'answered',
      ' ',
      '\n',
      '€',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(' '));

test('no text makes it throw; an error points into the text, and what is read can be written and read again', () => {
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
      const found = parseCondition(text);
      if ('error' in found) {
        expect(found.error.at).toBeGreaterThanOrEqual(0);
        expect(found.error.at).toBeLessThanOrEqual(text.length);
        return;
      }
      const again = read(conditionText(found.condition));
      expect(withoutPlaces(again)).toEqual(withoutPlaces(found.condition));
      expect(typeof holds(found.condition, () => undefined)).toBe('boolean');
    }),
    { numRuns: 600 },
  );
});

test('every condition that was drawn is read back as it was drawn, and its keys stand where it says', () => {
  const conditions = drawnInstrument.map(({ conditions: all }) => [...all.values()]);
  fc.assert(
    fc.property(conditions, (all) => {
      for (const condition of all) {
        const text = conditionText(condition);
        const again = read(text);
        expect(withoutPlaces(again)).toEqual(withoutPlaces(condition));
        for (const { key, at } of placesOf(again)) expect(text.slice(at, at + key.length)).toBe(key);
      }
    }),
    { numRuns: 100 },
  );
});

test('a sign that means nothing is found exactly where it was put', () => {
  const text = `a == 'x' and (n < 3 or 'y' in b)`;
  const isInside = (at: number) => text[at] === '=' && text[at - 1] === '=';
  const outside = [...text].flatMap((_, at) => ((text.slice(0, at).split(`'`).length - 1) % 2 === 0 ? [at] : []));
  for (const at of outside.filter((one) => !isInside(one))) {
    expect(parseCondition(`${text.slice(0, at)}#${text.slice(at)}`)).toMatchObject({
      error: { at, code: 'not-a-sign' },
    });
  }
});

test('the keys of a condition come once each', () => {
  expect(keysOf(read(`a == 'x' and (b > 1 or not answered(a)) and 'c' in d`))).toEqual(['a', 'b', 'd']);
});

function withoutPlaces(condition: Condition): unknown {
  return JSON.parse(JSON.stringify(condition, (key, value: unknown) => (key === 'at' ? undefined : value)));
}

function placesOf(condition: Condition): { key: string; at: number }[] {
  if (condition.is === 'and' || condition.is === 'or') return condition.of.flatMap(placesOf);
  return condition.is === 'not' ? placesOf(condition.of) : [condition];
}
