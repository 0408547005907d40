import type { AgreeItem, Instrument, Item, NumberItem, Scale } from '../instrument';
import { checkInstrument } from '../check/check-instrument';
import { adaptedCopy } from './adapted-copy';
import { lockFaults } from './lock-faults';
import { lockedScales, scaleContent } from './scale-content';

const en = (text: string) => ({ en: text });
const options = ['1', '2', '3', '4', '5'].map((code) => ({ code, label: en(`Answer ${code}`) }));
const block: AgreeItem = {
  type: 'agree',
  key: 'block',
  text: en('How far do you agree?'),
  personal: 'low',
  options,
  statements: ['a', 'b', 'c', 'd'].map((key) => ({ key, text: en(`Statement ${key}`) })),
};
const single: NumberItem = {
  type: 'number',
  key: 'e',
  text: en('How sure?'),
  hint: en('From 0'),
  personal: 'low',
  from: 0,
  to: 10,
  isWhole: true,
};
const scale: Scale = {
  key: 'held',
  name: en('The Held Scale'),
  construct: 'Holding',
  isValidated: true,
  lock: 'full',
  licence: 'CC BY 4.0',
  citation: 'Somebody, 2020',
  source: 'https://scale.example',
  direction: 'higher',
  parts: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, isReversed: key === 'd' })),
  coding: { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
  answeredAtLeast: 4,
  isComposite: true,
};
const other: Item = { type: 'line', key: 'other', text: en('Other?'), personal: 'none', atMost: 10 };
const held: Instrument = {
  key: 'holder',
  title: en('Holder'),
  languages: ['en', 'cy'],
  welcome: {},
  thanks: {},
  items: [other, block, single],
  scales: [scale],
};
const before = scaleContent(held, 'held')!;

const withBlock = (change: Partial<AgreeItem>): Instrument => ({
  ...held,
  items: [other, { ...block, ...change }, single],
});
const withSingle = (change: Partial<NumberItem>): Instrument => ({
  ...held,
  items: [other, block, { ...single, ...change }],
});
const withScale = (change: Partial<Scale>): Instrument => ({ ...held, scales: [{ ...scale, ...change }] });
const statements = (change: (all: AgreeItem['statements']) => AgreeItem['statements']) =>
  withBlock({ statements: change(block.statements) });
const swapped = <T>([first, second, ...others]: readonly T[]): T[] => [second!, first!, ...others];
const codes = (after: Instrument, from = before) => lockFaults(from, after).map(({ code }) => code);

test('the instrument that everything is planted in is sound, and breaks no lock', () => {
  expect(checkInstrument(held).faults).toEqual([]);
  expect(lockFaults(before, held)).toEqual([]);
  expect(lockedScales(held)).toEqual([before]);
  expect(before.items).toEqual([block, single]);
});

test.each<[what: string, after: Instrument, code: string]>([
  ['another prompt', withBlock({ text: en('How much do you agree?') }), 'reworded'],
  ['one sign more in the prompt', withBlock({ text: en('How far do you agree??') }), 'reworded'],
  ['a capital letter', withSingle({ text: en('How Sure?') }), 'reworded'],
  ['a hint that was not there', withBlock({ hint: en('Think hard') }), 'reworded'],
  ['a hint left out', { ...held, items: [other, block, { ...single, hint: {} }] }, 'reworded'],
  [
    'a statement in other words',
    statements((all) => all.map((one) => (one.key === 'c' ? { ...one, text: en('Else') } : one))),
    'reworded',
  ],
  [
    'two statements that change places in words',
    statements(([a, b, ...all]) => [{ ...a!, text: b!.text }, { ...b!, text: a!.text }, ...all]),
    'reworded',
  ],
  [
    'an answer in other words',
    withBlock({ options: options.map((one) => (one.code === '3' ? { ...one, label: en('So so') } : one)) }),
    'reworded',
  ],
  ['a translation', withBlock({ text: { en: 'How far do you agree?', cy: 'I ba raddau?' } }), 'translated'],
  ['statements in another order', statements(swapped), 'reordered'],
  ['answers in another order', withBlock({ options: [...options].reverse() }), 'reordered'],
  ['questions in another order', { ...held, items: [other, single, block] }, 'reordered'],
  ['parts in another order', withScale({ parts: swapped(scale.parts) }), 'reordered'],
  ['a statement left out', statements((all) => all.slice(1)), 'asked-in-part'],
  [
    'a statement under another key',
    statements((all) => all.map((one) => (one.key === 'a' ? { ...one, key: 'z' } : one))),
    'asked-in-part',
  ],
  ['a part left out of the scale', withScale({ parts: scale.parts.slice(1) }), 'asked-in-part'],
  ['a question left out', { ...held, items: [other, block] }, 'asked-in-part'],
  ['a block under another key', withBlock({ key: 'blocks' }), 'asked-in-part'],
  ['a question asked only of some', withSingle({ showIf: 'answered(other)' }), 'asked-in-part'],
  ['a statement more', statements((all) => [...all, { key: 'x', text: en('More') }]), 'part-added'],
  ['a part more in the scale', withScale({ parts: [...scale.parts, { key: 'x', isReversed: false }] }), 'part-added'],
  ['another question in between', { ...held, items: [block, other, single] }, 'interrupted'],
  ['an answer more', withBlock({ options: [...options, { code: '6', label: en('Do not know') }] }), 'options-changed'],
  ['an answer left out', withBlock({ options: options.slice(1) }), 'options-changed'],
  [
    'an answer coded otherwise',
    withBlock({ options: options.map((one) => (one.code === '1' ? { ...one, code: '0' } : one)) }),
    'options-changed',
  ],
  ['a longer range', withSingle({ to: 11 }), 'options-changed'],
  ['parts of numbers', withSingle({ isWhole: false }), 'options-changed'],
  [
    'another kind of answer',
    {
      ...held,
      items: [
        other,
        block,
        { type: 'line', key: 'e', text: single.text, hint: en('From 0'), personal: 'low', atMost: 5 },
      ],
    },
    'kind-changed',
  ],
  ['other numbers', withScale({ coding: { ...scale.coding, 5: 7 } }), 'scored-otherwise'],
  [
    'another part reversed',
    withScale({ parts: scale.parts.map(({ key }) => ({ key, isReversed: key === 'a' })) }),
    'scored-otherwise',
  ],
  ['another rule for what is missing', withScale({ answeredAtLeast: 1 }), 'scored-otherwise'],
  ['the other direction', withScale({ direction: 'lower' }), 'scored-otherwise'],
  ['no mean', withScale({ isComposite: false }), 'scored-otherwise'],
  ['another name', withScale({ name: en('Our Scale') }), 'terms-changed'],
  ['a looser lock', withScale({ lock: 'none', isValidated: false }), 'terms-changed'],
  ['another licence', withScale({ licence: 'ours' }), 'terms-changed'],
  ['nobody cited', { ...held, scales: [{ ...scale, citation: '' }] }, 'terms-changed'],
  ['its name on another scale', { ...held, scales: [{ ...scale, key: 'other' }] }, 'name-is-kept'],
  [
    'its name in other letters on another scale',
    { ...held, scales: [scale, { ...scale, key: 'other', name: { cy: ' the  HELD scale' } }] },
    'name-is-kept',
  ],
])('%s is caught', (_, after, code) => {
  expect(codes(after)).toContain(code);
});

test('what is not the scale may change around it', () => {
  const moved: Instrument = {
    ...held,
    title: en('Other'),
    items: [block, { ...single, personal: 'high' }, { ...other, text: en('Else?') }],
  };
  expect(codes(moved)).toEqual([]);
  const asked = `answered(other)`;
  const together: Instrument = { ...held, items: [other, { ...block, showIf: asked }, { ...single, showIf: asked }] };
  expect(codes(together)).toEqual([]);
  expect(codes({ ...held, items: [other], scales: [] })).toEqual([]);
});

test('a lock on wording holds what is read, and neither order nor number', () => {
  const worded: Instrument = { ...held, scales: [{ ...scale, isValidated: false, lock: 'wording' }] };
  const from = scaleContent(worded, 'held')!;
  const loose = (after: Instrument): Instrument => ({
    ...after,
    scales: [{ ...worded.scales[0]!, parts: after.scales[0]!.parts }],
  });
  expect(codes(loose(withBlock({ text: en('Else') })), from)).toEqual(['reworded']);
  expect(codes(loose(withBlock({ options: options.slice(1) })), from)).toEqual(['options-changed']);
  expect(codes(loose(statements(swapped)), from)).toEqual([]);
  expect(codes(loose(withScale({ parts: scale.parts.slice(1) })), from)).toEqual([]);
});

test('a scale that is not locked may change freely', () => {
  const free: Instrument = { ...held, scales: [{ ...scale, isValidated: false, lock: 'none' }] };
  expect(codes(withBlock({ text: en('Else') }), scaleContent(free, 'held')!)).toEqual([]);
});

test('the way out is a copy that says what it was adapted from, and is not validated', () => {
  const copy = adaptedCopy(withBlock({ text: en('Else') }), 'held', 'held-2');
  expect(codes(copy)).toEqual([]);
  expect(copy.scales).toEqual([
    { ...scale, key: 'held-2', name: en('Adapted from: The Held Scale'), isValidated: false, lock: 'none' },
  ]);
  expect(checkInstrument(copy).faults).toEqual([]);
});
