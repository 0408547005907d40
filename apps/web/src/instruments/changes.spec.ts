import { checkInstrument, type Instrument, type Item, shippedSurveys } from '@footing/surveys';
import { conditionInWords, conditionChoices, numberChoices, numberWays } from './conditions';
import { copied, moved, withItem, without } from './changes';
import { differences } from './compared';
import { conditionIn, readItem } from './read-item';
import { rowsOf } from './rows';
import { itemErrors, typedCondition, typedItem } from './typed-item';

const shipped = shippedSurveys.map(({ instrument }) => instrument);
const blank: Instrument = {
  ...{ key: 'blank', title: { en: 'Blank', cy: 'Gwag' }, languages: ['en', 'cy'], welcome: {}, thanks: {} },
  ...{ items: [], scales: [] },
};
const one = (typed: Record<string, string>, old: Item | null = null): Item =>
  readItem({ personal: 'low', when: 'always', ...typed }, { instrument: blank, old, type: 'one' });
const codes = (item: Item) => ('options' in item ? item.options.map(({ code }) => code) : []);

test('what a form shows of a question comes back from it as the same question', () => {
  for (const instrument of shipped)
    for (const item of instrument.items)
      expect(readItem(typedItem(item, instrument), { instrument, old: item, type: item.type })).toEqual(item);
});

test('codes are made from words, stay with an answer that moves or is reworded, and are given once', () => {
  const first = one({ 'text-en': 'Did you meet?', 'options-en': 'Yes, often\n\n  No  \nNo' });
  expect(first).toMatchObject({ key: 'did-you-meet' });
  expect(codes(first)).toEqual(['yes-often', 'no', 'no-2']);
  const met = one({ 'text-en': 'Met?', 'options-en': 'Yes\nNo' });
  expect(codes(one({ 'text-en': 'Met?', 'options-en': 'No\nSometimes\nYes' }, met))).toEqual([
    'no',
    'sometimes',
    'yes',
  ]);
  expect(codes(one({ 'text-en': 'Met?', 'options-en': 'Yes, we did\nNo' }, met))).toEqual(['yes', 'no']);
  expect(codes(one({ 'text-en': 'x', 'options-en': 'Or\nנכון' }))).toEqual(['or-2', 'a-2']);
});

test('lines in another language go with the same lines of the first', () => {
  const item = one({ 'text-en': 'Met?', 'text-cy': 'Cwrdd?', 'options-en': 'Yes\nNo', 'options-cy': 'Do' });
  expect(item).toMatchObject({
    text: { en: 'Met?', cy: 'Cwrdd?' },
    options: [{ label: { en: 'Yes', cy: 'Do' } }, { label: { en: 'No' } }],
  });
});

test('rows move in one piece, a copy has keys of its own, and what is left is sound', () => {
  for (const instrument of shipped) {
    const rows = rowsOf(instrument);
    for (const { key } of rows) {
      expect(moved(key, 'down')(moved(key, 'up')(instrument)).items).toHaveLength(instrument.items.length);
      expect(checkInstrument(copied(key)(instrument)).faults).toEqual([]);
      const { faults } = checkInstrument(without(key)(instrument));
      expect(faults.filter(({ path }) => !path.endsWith('.showIf'))).toEqual([]);
    }
    expect(moved(rows[0]?.key ?? '', 'up')(instrument)).toBe(instrument);
  }
});

test('a scale that may be changed loses what is asked no more', () => {
  const [start] = shipped;
  const scale = start?.scales.find(({ parts }) => parts.length > 1);
  const item = start?.items.find((item) => item.type === 'agree');
  if (!start || !scale || item?.type !== 'agree') throw new Error('a scale of statements is shipped');
  const open = { ...start, scales: [{ ...scale, lock: 'none' as const, isValidated: false }] };
  const fewer = withItem(item.key, { ...item, statements: item.statements.slice(1) })(open);
  expect(fewer.scales[0]?.parts).toHaveLength(scale.parts.length - 1);
  expect(checkInstrument(fewer).faults).toEqual([]);
  expect(without(item.key)(open).scales).toEqual([]);
});

test('every condition that can be chosen is sound and can be said in words', () => {
  for (const instrument of shipped)
    for (const { value } of conditionChoices(instrument, instrument.items.length)) {
      const last: Item = { type: 'information', key: 'last-of-all', text: { en: 'x' }, showIf: value };
      expect(checkInstrument({ ...instrument, items: [...instrument.items, last] }).faults).toEqual([]);
      expect(conditionInWords(value, instrument)).toMatch(/“.+” was/);
    }
});

test('a condition on a number is put together from its parts, comes back in them, and can be said in words', () => {
  const times: Item = {
    type: 'number',
    key: 'met',
    personal: 'none',
    text: { en: 'How often did you meet?' },
    from: 0,
    to: 50,
    isWhole: true,
  };
  const of = { ...blank, languages: ['en'], title: { en: 'Blank' }, items: [times] };
  expect(numberChoices(of, 1)).toEqual([{ value: 'met', text: 'How often did you meet?' }]);
  expect(numberChoices(of, 0)).toEqual([]);
  for (const { value: way } of numberWays)
    for (const limit of ['3', '2.5', '-1']) {
      const typed = { when: 'number', numberOf: 'met', numberWay: way, numberLimit: limit };
      const showIf = conditionIn(typed) ?? '';
      const last: Item = { type: 'information', key: 'last', text: { en: 'x' }, showIf };
      expect(checkInstrument({ ...of, items: [times, last] }).faults).toEqual([]);
      expect(typedCondition(showIf, of, 1)).toEqual(typed);
      expect(conditionInWords(showIf, of)).toContain('the answer to “How often did you meet?” was');
    }
  // What can be put together from a list stays there; what no list has is as it was written.
  expect(typedCondition('answered(met)', of, 1)).toMatchObject({ when: 'chosen' });
  expect(typedCondition('met < 3 and met > 1', of, 1)).toMatchObject({ when: 'typed' });
});

test('faults stand at the field where they were typed', () => {
  const at = (path: string) => itemErrors([{ path, code: 'x', says: 'So.' }], 0, blank)[0]?.field;
  expect(at('items[0].text.cy')).toBe('text-cy');
  expect(at('items[0].options[1].label.en')).toBe('options-en');
  expect(at('items[0].options')).toBe('options-en');
  expect(at('items[0].showIf')).toBe('condition');
  expect(at('items[0].from')).toBe('from');
});

test('what differs between versions is told: new, changed, moved, taken out; and nothing where nothing does', () => {
  const [start] = shipped;
  if (!start) throw new Error('something is shipped');
  const key = start.items.at(-1)?.key ?? '';
  expect(differences(start, start)).toEqual([]);
  expect(differences(start, without(key)(start)).map(({ what }) => what)).toEqual(['Taken out']);
  expect(differences(without(key)(start), start).map(({ what }) => what)).toEqual([expect.stringContaining('new')]);
  expect(differences(start, moved(key, 'up')(start)).map(({ what }) => what)).toEqual(['Moved', 'Moved']);
  expect(differences(start, { ...start, title: { en: 'Other' } })).toEqual([
    { what: 'Name', before: [start.title['en']], after: ['Other'] },
  ]);
});
