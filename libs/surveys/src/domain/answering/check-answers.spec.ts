import fc from 'fast-check';
import { sample } from '../../spec/sample';
import { saidTo } from '../answers';
import { answersFromForm } from './form';
import { checkAnswers, savingAnswers } from './check-answers';

const whole = {
  met: { said: 'yes' },
  fields: { said: ['law', 'arts'] },
  'feel-sure': { said: 'a3' },
  'feel-lost': { ratherNot: true },
  meetings: { said: 3 },
  since: { said: '2026-09' },
  job: { said: 'Barrister' },
  more: { said: 'Line one\nline two' },
} as const;

test('answers of every kind are taken as they are', () => {
  expect(checkAnswers(sample, whole)).toEqual({ answers: whole, faults: [], hidden: [] });
});

test.each<[what: string, key: string, answer: unknown, code: string]>([
  ['a key that nobody asks', 'meeting', { said: 3 }, 'unknown'],
  ['the key of a block, which is not asked itself', 'feel', { said: 'a1' }, 'unknown'],
  ['the key of a page that only tells', 'hello', { said: 'yes' }, 'unknown'],
  ['what every object has', 'constructor', { said: 'yes' }, 'unknown'],
  ['a bare value', 'met', 'yes', 'not-an-answer'],
  ['a list for an answer', 'met', ['yes'], 'not-an-answer'],
  ['an empty answer', 'met', {}, 'not-an-answer'],
  ['more than an answer', 'met', { said: 'yes', ratherNot: true }, 'not-an-answer'],
  ['a field of another name', 'met', { value: 'yes' }, 'not-an-answer'],
  ['not quite “prefer not to say”', 'met', { ratherNot: 'true' }, 'not-an-answer'],
  ['no option', 'met', { said: 'maybe' }, 'not-an-option'],
  ['an option in other letters', 'met', { said: 'Yes' }, 'not-an-option'],
  ['what every object has, as an option', 'met', { said: 'constructor' }, 'not-an-option'],
  ['a number for a choice', 'met', { said: 1 }, 'wrong-kind'],
  ['nothing said', 'met', { said: null }, 'wrong-kind'],
  ['a list for a choice', 'met', { said: ['yes'] }, 'wrong-kind'],
  ['one text for ticks', 'fields', { said: 'law' }, 'wrong-kind'],
  ['a number among ticks', 'fields', { said: ['law', 1] }, 'wrong-kind'],
  ['a tick that is no option', 'fields', { said: ['law', 'maths'] }, 'not-an-option'],
  ['a tick twice', 'fields', { said: ['law', 'law'] }, 'twice'],
  ['too many ticks', 'fields', { said: ['law', 'arts', 'tech'] }, 'too-many'],
  ['“none of these” with another', 'fields', { said: ['law', 'none'] }, 'goes-alone'],
  ['“prefer not to say” with another', 'fields', { said: ['law', '~not'] }, 'goes-alone'],
  ['no option of a block', 'feel-sure', { said: 'a4' }, 'not-an-option'],
  ['a number in letters', 'meetings', { said: '3' }, 'wrong-kind'],
  ['no number', 'meetings', { said: NaN }, 'wrong-kind'],
  ['a number below', 'meetings', { said: -1 }, 'out-of-range'],
  ['a number above', 'meetings', { said: 21 }, 'out-of-range'],
  ['an endless number', 'meetings', { said: Infinity }, 'wrong-kind'],
  ['part of a number', 'meetings', { said: 2.5 }, 'not-whole'],
  ['a month that is none', 'since', { said: '2026-13' }, 'not-a-month'],
  ['a day', 'since', { said: '2026-09-01' }, 'not-a-month'],
  ['a month too early', 'since', { said: '2019-12' }, 'out-of-range'],
  ['a month too late', 'since', { said: '2027-01' }, 'out-of-range'],
  ['a line that is too long', 'job', { said: 'x'.repeat(11) }, 'too-long'],
  ['two lines on one', 'job', { said: 'a\nb' }, 'not-text'],
  ['a sign that no text has', 'job', { said: 'a\u0000b' }, 'not-text'],
  ['half a sign', 'more', { said: 'a\ud83d' }, 'not-text'],
  ['a number for a text', 'more', { said: 5 }, 'wrong-kind'],
])('%s is refused at its item', (_, key, answer, code) => {
  const before = { job: { met: whole.met }, more: { met: whole.met, fields: whole.fields, job: whole.job } };
  const asked = Object.entries(before).find(([name]) => name === key)?.[1] ?? {};
  const { answers, faults } = checkAnswers(sample, { ...asked, [key]: answer });
  expect(faults).toEqual([expect.objectContaining({ key, code })]);
  expect(faults[0]?.says).toMatch(/\.$/);
  expect(Object.keys(answers)).not.toContain(key);
});

test('answers to items that are hidden are refused, in a row of conditions too', () => {
  const { answers, faults, hidden } = checkAnswers(sample, { ...whole, met: { said: 'no' } });
  expect(faults.map(({ key, code }) => [key, code])).toEqual([
    ['job', 'hidden'],
    ['more', 'hidden'],
  ]);
  expect(hidden).toEqual(['job', 'more']);
  expect(Object.keys(answers)).toEqual(['met', 'fields', 'feel-sure', 'feel-lost', 'meetings', 'since']);
});

test.each([null, undefined, 'x', 3, [], [{ said: 'yes' }]])('%p is no set of answers, and said so', (raw) => {
  expect(checkAnswers(sample, raw)).toMatchObject({ answers: {}, faults: [{ key: '', code: 'not-an-answer' }] });
});

test('nothing that a file may hold makes it throw or reaches what every object has', () => {
  const keys = fc.oneof(fc.constantFrom('met', 'fields', 'more', '__proto__', 'constructor', 'toString'), fc.string());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(keys, fc.anything({ withNullPrototype: true, withBigInt: true })), { maxLength: 6 }),
      (pairs) => {
        const raw = Object.create(null) as Record<string, unknown>;
        for (const [key, value] of pairs)
          Object.defineProperty(raw, key, { value, enumerable: true, configurable: true });
        const { answers, faults } = checkAnswers(sample, raw);
        expect(checkAnswers(sample, answers).faults).toEqual([]);
        for (const key of Object.keys(raw).filter((one) => !['met', 'fields', 'more'].includes(one)))
          expect(faults).toContainEqual(expect.objectContaining({ key, code: 'unknown' }));
        expect(({} as Record<string, unknown>).said).toBeUndefined();
      },
    ),
    { numRuns: 100 },
  );
});

test('a key called __proto__ in a file is an unknown key and nothing else', () => {
  const raw: unknown = JSON.parse('{"__proto__": {"said": "yes"}, "met": {"said": "yes"}}');
  expect(checkAnswers(sample, raw)).toMatchObject({
    answers: { met: { said: 'yes' } },
    faults: [{ key: '__proto__', code: 'unknown' }],
  });
});

test('text is kept in one form, ticks in the order of the answers, and blank is nothing at all', () => {
  const raw = {
    met: { said: 'yes' },
    fields: { said: ['arts', 'law'] },
    job: { said: '  cafe\u0301 ' },
    more: { said: 'a\r\nb' },
  };
  expect(checkAnswers(sample, raw).answers).toEqual({
    met: { said: 'yes' },
    fields: { said: ['law', 'arts'] },
    job: { said: 'caf\u00e9' },
    more: { said: 'a\nb' },
  });
  const blanks = { met: { said: 'yes' }, fields: { said: [] }, meetings: null, job: { said: ' \n ' } };
  expect(checkAnswers(sample, blanks)).toEqual({ answers: { met: { said: 'yes' } }, faults: [], hidden: [] });
  expect(Object.is(saidTo(checkAnswers(sample, { meetings: { said: -0 } }).answers, 'meetings'), 0)).toBe(true);
});

test('saving a page keeps the others, drops what it hides, and takes an answer away that was made blank', () => {
  const saved = savingAnswers(sample, whole, { met: { said: 'no' }, meetings: null });
  expect(saved.faults).toEqual([]);
  expect(saved.hidden).toEqual(['job', 'more']);
  expect(Object.keys(saved.answers)).toEqual(['met', 'fields', 'feel-sure', 'feel-lost', 'since']);
  const refused = savingAnswers(sample, whole, { meetings: { said: 99 } });
  expect(refused).toMatchObject({ answers: { meetings: { said: 3 } }, faults: [{ key: 'meetings' }], hidden: [] });
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['met', { met: 'yes' }, { met: { said: 'yes' } }],
  ['met', { met: '~not' }, { met: { ratherNot: true } }],
  ['met', { other: 'yes' }, { met: null }],
  ['fields', { fields: 'law' }, { fields: { said: ['law'] } }],
  ['fields', { fields: ['law', 'arts'] }, { fields: { said: ['law', 'arts'] } }],
  ['fields', { fields: ['~not'] }, { fields: { ratherNot: true } }],
  ['feel', { 'feel-sure': 'a1', 'feel-lost': '' }, { 'feel-sure': { said: 'a1' }, 'feel-lost': null }],
  ['meetings', { meetings: ' 3 ' }, { meetings: { said: 3 } }],
  ['meetings', { meetings: '2,5' }, { meetings: { said: 2.5 } }],
  ['meetings', { meetings: 'three' }, { meetings: { said: 'three' } }],
  ['meetings', { meetings: '0x10' }, { meetings: { said: '0x10' } }],
  ['meetings', { meetings: '  ' }, { meetings: null }],
  ['meetings', { meetings: '3', 'meetings~not': 'yes' }, { meetings: { ratherNot: true } }],
  ['since', { 'since~month': '9', 'since~year': '2026' }, { since: { said: '2026-09' } }],
  ['since', { 'since~month': '', 'since~year': '' }, { since: null }],
  ['since', { 'since~month': '', 'since~year': '2026' }, { since: { said: '2026-00' } }],
  ['since', { since: '2026-09' }, { since: { said: '2026-09' } }],
  ['hello', { hello: 'x' }, {}],
])('what the form of %s sends is read: %j', (key, fields, expected) => {
  expect(
    answersFromForm(
      sample.items.find((item) => item.key === key)!,
      fields,
    ),
  ).toEqual(expected);
});
