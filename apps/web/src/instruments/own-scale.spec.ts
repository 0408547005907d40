import { checkInstrument, type Instrument, score, shippedQuestions, shippedScales } from '@footing/surveys';
import { without, withBlock } from './changes';
import {
  chosen,
  chosenErrors,
  readScale,
  scaleErrors,
  scorable,
  typedScale,
  withoutScale,
  withScale,
} from './own-scale';

const words = (en: string) => ({ en });
const agree = ['no', 'partly', 'yes', 'not-me'].map((code) => ({ code, label: words(code) }));
const survey: Instrument = {
  ...{ key: 'own', title: words('Own'), languages: ['en', 'cy'], welcome: {}, thanks: {}, scales: [] },
  items: [
    {
      ...{ type: 'agree', key: 'felt', text: words('How was it?'), personal: 'low', options: agree },
      statements: ['sure', 'lost', 'ready'].map((key) => ({ key, text: words(key) })),
    },
    { type: 'one', key: 'again', text: words('Again?'), personal: 'low', options: agree },
    { type: 'number', key: 'times', text: words('How often?'), personal: 'low', from: 0, to: 3, isWhole: true },
    { type: 'number', key: 'share', text: words('How much?'), personal: 'low', from: 0, to: 100, isWhole: true },
    { type: 'text', key: 'more', text: words('More?'), personal: 'low', atMost: 100 },
  ],
};
const parts = chosen(survey, ['again', 'lost', 'sure']);
const typed = {
  ...{ 'name-en': 'Footing', 'name-cy': 'Sylfaen', construct: 'how sure people are', direction: 'higher' },
  ...{ 'number-no': '1', 'number-partly': '2,5', 'number-yes': '4', 'number-not-me': '', reversed: ['lost'] },
  ...{ answeredAtLeast: '2', 'bands-en': '1 You begin\n3: You are on your way', 'bands-cy': 'Dechrau' },
};
const read = (more: Record<string, unknown> = {}) =>
  readScale({ ...typed, ...more }, { instrument: survey, parts, old: null });
const checked = (more: Record<string, unknown> = {}) => checkInstrument(withScale(read(more))(survey));

test('what can count is what has few answers, one of which is given; not what is kept in one piece', () => {
  expect(scorable(survey).map(({ key }) => key)).toEqual(['sure', 'lost', 'ready', 'again', 'times']);
  for (const block of shippedScales.filter(({ scale }) => scale.lock !== 'none')) {
    const before = scorable(survey).length;
    expect(scorable(withBlock(block)(survey))).toHaveLength(before);
  }
  expect(shippedQuestions.length).toBeGreaterThan(0);
});

test('only questions with the same answers go together, and never one alone', () => {
  expect(chosenErrors(parts)).toEqual([]);
  expect(chosenErrors(chosen(survey, ['sure']))[0]?.message).toContain('two');
  expect(chosenErrors(chosen(survey, ['sure', 'times']))[0]?.message).toContain('same answers');
});

test('a scale as it is typed is sound, scores as it says, and comes back in the form as it was typed', () => {
  const { instrument, faults } = checked();
  expect(faults).toEqual([]);
  const [scale] = instrument?.scales ?? [];
  expect(scale).toMatchObject({
    key: 'footing',
    lock: 'none',
    isValidated: false,
    coding: { no: 1, partly: 2.5, yes: 4 },
  });
  expect(scale?.feedback?.bands).toEqual([
    { from: 1, name: { en: 'You begin', cy: 'Dechrau' } },
    { from: 3, name: { en: 'You are on your way' } },
  ]);
  // Sure 4; lost 1, the other way round 4; again does not count.
  const said = { sure: { said: 'yes' }, lost: { said: 'no' }, again: { said: 'not-me' } };
  expect(scale && score(scale, said)).toEqual({ answered: 2, score: 4 });
  const form = typedScale(scale ?? null, parts, survey);
  expect(readScale(form, { instrument: survey, parts, old: scale ?? null })).toMatchObject({
    ...{ key: 'footing', parts: scale?.parts, coding: scale?.coding, answeredAtLeast: 2 },
  });
  const changed = readScale({ ...form, 'name-en': 'Other' }, { instrument: survey, parts, old: scale ?? null });
  expect(withScale(changed)(instrument ?? survey).scales.map(({ key, name }) => [key, name['en']])).toEqual([
    ['footing', 'Other'],
  ]);
});

test.each([
  ['name-en', { 'name-en': '' }],
  ['construct', { construct: '' }],
  ['number-yes', { 'number-yes': 'four' }],
  ['numbers', { 'number-no': '4', 'number-partly': '4' }],
  ['answeredAtLeast', { answeredAtLeast: '4' }],
  ['bands-en', { 'bands-en': 'You begin' }],
  ['bands-en', { 'bands-en': '3 High\n1 Low' }],
])('what is wrong stands at its field: %s', (field, more) => {
  expect(scaleErrors(checked(more).faults, 0, survey).map((one) => one.field)).toEqual([field]);
});

test('nothing that is never averaged gets an average by a scale of one’s own', () => {
  const apart = shippedScales.find(({ scale }) => !scale.isComposite);
  const withWell = withBlock(apart ?? { scale: null, items: [] })(survey);
  const scale = { ...read(), parts: apart?.scale.parts ?? [], coding: apart?.scale.coding ?? {}, answeredAtLeast: 1 };
  const codes = checkInstrument(withScale(scale)(withWell)).faults.map(({ code }) => code);
  expect(codes).toContain('never-averaged');
});

test('a scale goes and leaves its questions; one that is kept as it is stays; with its questions it goes too', () => {
  const full = withScale(read())(survey);
  expect(withoutScale('footing')(full)).toEqual(survey);
  const [locked] = shippedScales.filter(({ scale }) => scale.lock !== 'none');
  const kept = withBlock(locked ?? { scale: null, items: [] })(full);
  expect(withoutScale(locked?.scale.key ?? '')(kept)).toEqual(kept);
  expect(without('again')(without('felt')(full)).scales).toEqual([]);
});
