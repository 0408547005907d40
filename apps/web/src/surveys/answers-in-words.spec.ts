import { answersFromForm, type Answers, checkAnswers, type Item } from '@footing/surveys';
import fc from 'fast-check';
import { shownAnswers } from './answers-in-words';
import { progressOf } from './question.page';
import { allKinds } from './spec/all-kinds';
import { frameLanguage, frameWords, howLong, lastDay, nameOfLanguage } from './survey-words';
import { errorsFor, typedOf } from './typed-answers';

const instrument = allKinds();
const text = (most: number) => fc.string({ unit: fc.constantFrom('a', 'ß', ' ', '9'), maxLength: most });
const maybe = (said: fc.Arbitrary<unknown>) =>
  fc.option(
    fc.oneof(
      said.map((one) => ({ said: one })),
      fc.constant({ ratherNot: true }),
    ),
    { nil: null },
  );
const given = fc.record({
  met: maybe(fc.constantFrom('yes', 'no')),
  'feel-heard': maybe(fc.constantFrom('a1', 'a3')),
  'feel-sure': maybe(fc.constantFrom('a1', 'a3')),
  times: maybe(fc.integer({ min: 1, max: 20 })),
  helped: maybe(fc.constantFrom(['cv'], ['cv', 'tips'], ['none'])),
  since: maybe(fc.constantFrom('2020-01', '2026-09', '2030-12')),
  job: maybe(text(20)),
  more: maybe(text(60)),
});

test('a page that is sent back as it was shown says the same again, whatever was said', () => {
  fc.assert(
    fc.property(given, (raw) => {
      const { answers } = checkAnswers(instrument, raw);
      const again = instrument.items.map((item: Item) => answersFromForm(item, typedOf(item, answers)));
      const { answers: same, faults } = checkAnswers(instrument, Object.assign({}, ...again));
      expect([same, faults]).toEqual([answers, []]);
    }),
  );
});

test('the page of all answers has each that is asked once, and what was not asked never', () => {
  fc.assert(
    fc.property(given, (raw) => {
      const { answers } = checkAnswers(instrument, raw);
      const shown = shownAnswers(instrument, answers, 'en');
      const met = answers['met'];
      const hasMet = met !== undefined && 'said' in met && met.said === 'yes';
      expect(shown).toHaveLength(hasMet ? 8 : 5);
      expect(shown.every(({ answer }) => answer !== '')).toBe(true);
    }),
  );
});

test('how far somebody is counts the questions that are asked, and no page that only tells', () => {
  const at = (key: string, answers: Answers, language = 'en') => {
    const item = instrument.items.find((one) => one.key === key);
    return item ? progressOf({ instrument, item, answers, language }) : null;
  };
  const met: Answers = { met: { said: 'yes' } };
  expect([at('hello', met), at('met', met), at('more', met)]).toEqual(['', 'Question 1 of 7', 'Question 7 of 7']);
  expect([at('helped', {}), at('helped', {}, 'cy'), at('times', {})]).toEqual([
    ...['Question 2 of 5', 'Cwestiwn 2 o 5', ''],
  ]);
});

test('what is wrong leads to a field that is there', () => {
  const fault = (key: string) => [{ key, code: 'unknown' as const, says: 'No' }];
  const found = instrument.items.flatMap((item) => errorsFor(item, fault('since')).map(({ field }) => field));
  expect(found.filter((field) => field !== '')).toEqual(['since~month']);
});

test('words for time, days and languages', () => {
  expect([howLong(0.3), howLong(1), howLong(1.1)]).toEqual(['About a minute', 'About a minute', 'About 2 minutes']);
  expect(lastDay(new Date('2026-11-04T00:00:00Z'))).toBe('Tuesday 3 November 2026');
  expect(lastDay(new Date('2026-06-30T23:00:00Z'))).toBe('Tuesday 30 June 2026');
  expect([nameOfLanguage('cy'), nameOfLanguage('en'), nameOfLanguage('pl')]).toEqual(['Cymraeg', 'English', 'Polski']);
  expect(frameWords('pl')).toBe(frameWords('en'));
  for (const words of Object.values(frameWords('en').thanks.after))
    expect(words).not.toMatch(/disadvantaged|priority|gap|WP\b/i);
});

describe('in Welsh', () => {
  /** Every word of a language, by where it stands. */
  const texts = (of: unknown, path = ''): [string, string][] => {
    if (typeof of === 'string') return [[path, of]];
    return Object.entries(of as object).flatMap(([name, one]) =>
      typeof one === 'function' ? [] : texts(one, `${path}/${name}`),
    );
  };

  test('everything around the questions is said, each in words of its own', () => {
    const [english, welsh] = [texts(frameWords('en')), new Map(texts(frameWords('cy')))];
    expect([...welsh.keys()]).toEqual(english.map(([path]) => path));
    expect(english.filter(([path, text]) => welsh.get(path) === text)).toEqual([]);
    expect([frameLanguage('cy'), frameLanguage('pl')]).toEqual(['cy', 'en']);
    expect(lastDay(new Date('2026-11-04T00:00:00Z'), 'cy')).toBe('Dydd Mawrth 3 Tachwedd 2026');
    expect([howLong(1, 'cy'), howLong(2.1, 'cy')]).toEqual(['Tua munud', 'Tua 3 munud']);
  });

  test.each([
    ['met', 'perhaps', 'Dewiswch un'],
    ['feel-heard', 'a9', 'Dewiswch un'],
    ['times', 0, 'rif o 1 i 20'],
    ['times', 1.5, 'rif cyfan o 1 i 20'],
    ['helped', ['cv', 'talk', 'tips'], 'Ticiwch 2 ar y mwyaf'],
    ['helped', ['cv', 'none'], 'ar ei ben ei hun'],
    ['helped', ['cv', 'cv'], 'unwaith'],
    ['since', '2019-12', 'o 1/2020 hyd at 12/2030'],
    ['since', 'soon', 'fel 9 a 2026'],
    ['job', 'a'.repeat(21), '20 o nodau'],
    ['job', 'one\ntwo', 'ar un llinell'],
    ['more', 7, 'mewn geiriau'],
  ])('what is wrong with %s is said at its field: %p', (key, said, words) => {
    const met = key === 'met' ? {} : { met: { said: 'yes' } };
    const { faults } = checkAnswers(instrument, { ...met, [key]: { said } });
    const item = instrument.items.find((one) => one.key === key || (one.type === 'agree' && key.startsWith(one.key)));
    expect(faults.map((one) => one.key)).toEqual([key]);
    const [english] = item ? errorsFor(item, faults) : [];
    const [welsh] = item ? errorsFor(item, faults, 'cy') : [];
    expect(welsh?.field).toBe(english?.field);
    expect(welsh?.message).toContain(words);
    expect(english?.message).toBe(faults[0]?.says);
  });
});
