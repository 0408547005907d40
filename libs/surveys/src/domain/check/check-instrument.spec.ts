import fc from 'fast-check';
import { sample, sampleItems } from '../../spec/sample';
import type { Item, Scale } from '../instrument';
import { minutesFor } from '../minutes';
import { checkInstrument } from './check-instrument';

const en = (text: string) => ({ en: text });
const item = (key: string) => sampleItems.find((one) => one.key === key)!;
const withItem = (key: string, change: Record<string, unknown>) => ({
  ...sample,
  items: sampleItems.map((one) => (one.key === key ? { ...one, ...change } : one)),
});
const withScale = (change: Record<string, unknown>) => ({ ...sample, scales: [{ ...sample.scales[0], ...change }] });
const faultsOf = (raw: unknown) => checkInstrument(raw).faults.map(({ path, code }) => `${path} ${code}`);

test('a sound instrument is taken as it is, and so is one that was just begun', () => {
  expect(checkInstrument(structuredClone(sample))).toEqual({ instrument: sample, faults: [], warnings: [] });
  expect(faultsOf({ ...sample, items: [], scales: [], welcome: {}, thanks: { en: '' } })).toEqual([]);
});

test.each<[what: string, raw: unknown, fault: string]>([
  ['nothing', null, ' not-an-object'],
  ['an unknown field', { ...sample, script: 'x' }, 'script unknown'],
  ['a field that forces', withItem('met', { required: true }), 'items[1].required unknown'],
  ['what every object has', JSON.parse(`{"__proto__": {}, "key": "a"}`), '__proto__ unknown'],
  ['no languages', { ...sample, languages: [] }, 'languages too-few'],
  ['a language twice', { ...sample, languages: ['en', 'en'] }, 'languages[1] twice'],
  ['a language that is none', { ...sample, languages: ['English'] }, 'languages[0] not-formed'],
  ['words in another language', withItem('met', { text: { fr: 'Oui?' } }), 'items[1].text.fr unknown'],
  ['no words in the first language', { ...sample, title: {} }, 'title.en missing-words'],
  ['a title too long', { ...sample, title: en('x'.repeat(201)) }, 'title.en too-long'],
  ['a number for words', withItem('met', { text: en(5 as never) }), 'items[1].text.en not-text'],
  ['a kind that there is not', withItem('hello', { type: 'matrix' }), 'items[0].type not-an-option'],
  ['a key with a space', withItem('met', { key: 'have met' }), 'items[1].key not-formed'],
  ['a key that objects have', withItem('met', { key: 'constructor' }), 'items[1].key not-formed'],
  ['a word of the grammar for a key', withItem('met', { key: 'answered' }), 'items[1].key not-formed'],
  ['a key twice', withItem('met', { key: 'hello' }), 'items[1].key twice'],
  ['the key of a statement again', withItem('since', { key: 'feel-lost' }), 'items[5].key twice'],
  ['no word on how personal it is', withItem('met', { personal: undefined }), 'items[1].personal not-an-option'],
  ['one option', withItem('met', { options: [{ code: 'a', label: en('A') }] }), 'items[1].options too-few'],
  [
    'a code twice',
    withItem('met', { options: ['a', 'a'].map((code) => ({ code, label: en(code) })) }),
    'items[1].options[1].code twice',
  ],
  [
    'a code with a quotation mark',
    withItem('met', { options: [`a'`, 'b'].map((code) => ({ code, label: en('A') })) }),
    'items[1].options[0].code not-formed',
  ],
  [
    'an option without a label',
    withItem('met', { options: ['a', 'b'].map((code) => ({ code, label: {} })) }),
    'items[1].options[0].label.en missing-words',
  ],
  ['more ticks than boxes', withItem('fields', { atMost: 5 }), 'items[2].atMost not-a-number'],
  ['“none of these” that is no box', withItem('fields', { alone: 'nothing' }), 'items[2].alone not-formed'],
  ['no statements', withItem('feel', { statements: [] }), 'items[3].statements too-few'],
  ['a range the wrong way round', withItem('meetings', { from: 5, to: 5 }), 'items[4].to no-range'],
  ['half an end of whole numbers', withItem('meetings', { to: 2.5 }), 'items[4].to not-a-number'],
  ['months the wrong way round', withItem('since', { to: '2019-01' }), 'items[5].to no-range'],
  ['a line without an end', withItem('job', { atMost: 0 }), 'items[6].atMost not-a-number'],
  ['a condition that cannot be read', withItem('job', { showIf: 'met = 1' }), 'items[6].showIf condition-not-a-sign'],
  ['a condition on nothing', withItem('job', { showIf: 'answered(mett)' }), 'items[6].showIf condition-unknown'],
  [
    'a condition on what every object has',
    withItem('job', { showIf: '__proto__ == 1' }),
    'items[6].showIf condition-unknown',
  ],
  [
    'a condition on what is asked later',
    withItem('fields', { showIf: 'answered(job)' }),
    'items[2].showIf condition-later',
  ],
  ['a condition on itself', withItem('job', { showIf: 'answered(job)' }), 'items[6].showIf condition-later'],
  ['a condition on a block', withItem('job', { showIf: 'answered(feel)' }), 'items[6].showIf condition-unknown'],
  ['a condition on no option', withItem('job', { showIf: `met == 'maybe'` }), 'items[6].showIf condition-kind'],
  ['a condition on the order of choices', withItem('job', { showIf: `met < 'yes'` }), 'items[6].showIf condition-kind'],
  ['ticks compared', withItem('job', { showIf: `fields == 'law'` }), 'items[6].showIf condition-kind'],
  ['a choice ticked', withItem('job', { showIf: `'yes' in met` }), 'items[6].showIf condition-kind'],
  ['a number compared with a code', withItem('job', { showIf: `meetings == 'law'` }), 'items[6].showIf condition-kind'],
  ['a month that is none', withItem('job', { showIf: `since > '2026'` }), 'items[6].showIf condition-kind'],
  ['a text compared', withItem('more', { showIf: `job == 'x'` }), 'items[7].showIf condition-kind'],
  ['a scale of nothing', withScale({ parts: [] }), 'scales[0].parts too-few'],
  [
    'a scale of ticks',
    withScale({ parts: [{ key: 'fields', isReversed: false }], answeredAtLeast: 1 }),
    'scales[0].parts[0] not-scored',
  ],
  [
    'a part that nobody asks',
    withScale({ parts: [{ key: 'felt', isReversed: false }], answeredAtLeast: 1 }),
    'scales[0].parts[0] not-scored',
  ],
  [
    'a part twice',
    withScale({ parts: [1, 2].map(() => ({ key: 'feel-sure', isReversed: false })) }),
    'scales[0].parts[1].key twice',
  ],
  ['a number for no option', withScale({ coding: { a1: 1, a2: 2, a9: 3 } }), 'scales[0].parts[0] no-such-code'],
  ['one number for all', withScale({ coding: { a1: 1, a2: 1 } }), 'scales[0].coding too-few'],
  ['more answers than parts', withScale({ answeredAtLeast: 3 }), 'scales[0].answeredAtLeast not-a-number'],
  [
    'a validated scale that is not locked',
    withScale({ isValidated: true, lock: 'wording' }),
    'scales[0].lock validated-is-locked',
  ],
  ['an address without https', withScale({ source: 'http://a.example' }), 'scales[0].source not-formed'],
  ['a scale twice', { ...sample, scales: [sample.scales[0], sample.scales[0]] }, 'scales[1].key twice'],
  [
    'words for a score there is not',
    withScale({ isComposite: false, feedback: { bands: [{ from: 1, name: en('x') }] } }),
    'scales[0].feedback no-score',
  ],
  [
    'bands out of order',
    withScale({ feedback: { bands: [2, 1].map((from) => ({ from, name: en('x') })) } }),
    'scales[0].feedback.bands not-ascending',
  ],
])('%s is found where it is', (_, raw, fault) => {
  expect(faultsOf(raw)).toContain(fault);
  expect(checkInstrument(raw).instrument).toBeNull();
});

test('a fault in a condition tells the character', () => {
  const { faults } = checkInstrument(withItem('job', { showIf: `met == 'yes' and fieldz == 1` }));
  expect(faults).toEqual([expect.objectContaining({ says: 'Character 18: No question has the key “fieldz”.' })]);
});

test('more than twelve questions, or more than four minutes, is a warning; each statement counts', () => {
  const [first, ...others] = Array.from({ length: 11 }, (_, n) => ({ ...item('meetings'), key: `n${n}` }));
  const twelve = { ...sample, scales: [], items: [first, ...others, { ...item('meetings'), key: 'last' }] };
  expect(checkInstrument(twelve).warnings).toEqual([]);
  const block = { ...item('feel'), options: [1, 2].map((n) => ({ code: `a${n}`, label: en('Yes') })) };
  const warnings = checkInstrument({ ...twelve, items: [first, ...others, block] }).warnings.map(({ code }) => code);
  expect(warnings).toEqual(['asks-too-much']);
  const long = {
    ...sample,
    items: [{ type: 'information', key: 'long', text: en('word '.repeat(399)) } as Item],
    scales: [] as Scale[],
  };
  expect(
    checkInstrument({
      ...long,
      items: [
        ...long.items,
        ...long.items.map((one) => ({ ...one, key: 'b' })),
        ...long.items.map((one) => ({ ...one, key: 'c' })),
      ],
    }).warnings.map(({ code }) => code),
  ).toEqual(['takes-too-long']);
});

test('the time is words at 200 a minute and the seconds of each kind', () => {
  const bare = { ...sample, welcome: {}, scales: [] };
  expect(minutesFor({ ...bare, items: [] })).toBe(0);
  // 100 words: 30 seconds, and 1 for a page that tells.
  expect(minutesFor({ ...bare, items: [{ type: 'information', key: 'a', text: en('word '.repeat(100)) }] })).toBe(0.6);
  // 3 words and 6 of options and 6 of statements: 4.5 seconds; two statements: 8.
  expect(minutesFor({ ...bare, items: [{ ...item('feel'), text: en('How is it') }] })).toBe(0.3);
  // 40 seconds to write, and 2 words.
  expect(minutesFor({ ...bare, items: [item('more')] })).toBe(0.7);
});

test('what is not translated yet is told', () => {
  const two = { ...sample, languages: ['en', 'cy'], title: { en: 'Sample', cy: 'Sampl' } };
  expect(checkInstrument(two)).toMatchObject({ faults: [], warnings: [{ code: 'not-translated' }] });
});

test('nothing that a file may hold makes it throw', () => {
  const parts = fc.constantFrom('key', 'title', 'languages', 'items', 'scales', 'welcome', 'thanks', '__proto__');
  const pieces = fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withDate: true });
  const near = fc.record({
    type: fc.constantFrom('one', 'many', 'agree', 'number', 'month', 'line', 'information'),
    key: fc.string(),
    options: pieces,
    text: pieces,
    from: pieces,
    statements: pieces,
    showIf: fc.string(),
  });
  fc.assert(
    fc.property(fc.dictionary(parts, fc.oneof(pieces, fc.array(fc.oneof(near, pieces)))), (raw) => {
      const { instrument, faults } = checkInstrument({ ...sample, ...raw });
      expect(instrument === null).toBe(faults.length > 0);
    }),
    { numRuns: 100 },
  );
});

test('what one scale says is never averaged, no other scale averages', () => {
  const [scale] = sample.scales;
  const apart = { ...scale, key: 'apart', isComposite: false };
  const codes = (...scales: unknown[]) =>
    checkInstrument({ ...sample, scales }).faults.map(({ path, code }) => [path, code]);
  expect(codes(apart, scale)).toEqual([['scales[1].parts', 'never-averaged']]);
  expect(codes(apart, { ...apart, key: 'also-apart' })).toEqual([]);
});
