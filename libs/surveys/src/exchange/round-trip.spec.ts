import fc from 'fast-check';
import type { Answer, Answers } from '../domain/answers';
import { visible } from '../domain/answering/visible';
import type { AskingItem } from '../domain/answering/read-answer';
import { answerKeys, type Instrument, type Item } from '../domain/instrument';
import { answerTo, drawnInstrument } from '../spec/instruments';
import { sample } from '../spec/sample';
import { shippedSurveys } from '../shipped/surveys';
import type { Imported } from './imported';
import { readSurveyJs } from './surveyjs/read-surveyjs';
import { writeSurveyJs } from './surveyjs/write-surveyjs';
import { readXlsForm } from './xlsform/read-xlsform';
import type { ReadSheet } from './xlsform/sheets';
import { writeXlsForm } from './xlsform/write-xlsform';

/** The part of an instrument that every tool has a place for. */
const commonPart = (instrument: Instrument): Instrument => ({
  ...instrument,
  scales: [],
  items: instrument.items.map((item): Item => (item.type === 'information' ? item : { ...item, personal: 'low' })),
});

function throughXlsForm(instrument: Instrument): Imported {
  const { sheets } = writeXlsForm(instrument);
  const [survey, choices, settings] = sheets.map(({ headers, rows }): ReadSheet => ({
    headers,
    rows: rows.map((cells, n) => ({ number: n + 2, cells })),
  }));
  return readXlsForm({ survey: survey!, choices: choices!, settings: settings! }, instrument.key)!;
}

const throughSurveyJs = (instrument: Instrument): Imported =>
  readSurveyJs(JSON.parse(JSON.stringify(writeSurveyJs(instrument).json)), instrument.key)!;

const withoutConditions = ({ items }: Instrument) => items.map((item) => ({ ...item, showIf: undefined }));

/** An instrument that was drawn, and a few sets of answers to it. */
const answered = drawnInstrument.chain(({ instrument }) => {
  const asking = instrument.items.filter((item): item is AskingItem => item.type !== 'information');
  const one = fc.record(
    Object.fromEntries(asking.flatMap((item) => answerKeys(item).map((key) => [key, answerTo(item)]))),
  );
  return fc.tuple(fc.constant(commonPart(instrument)), fc.array(one, { minLength: 3, maxLength: 6 }));
});

const said = (answers: Record<string, Answer | null>): Answers =>
  Object.fromEntries(Object.entries(answers).filter((one): one is [string, Answer] => one[1] !== null));

test.each([
  ['XLSForm', throughXlsForm, {}],
  ['SurveyJS', throughSurveyJs, { welcome: { en: 'Welcome' }, thanks: { en: 'Thank you' } }],
])('what goes out as %s comes back as it was, and asks the same of the same people', (_, through, around) => {
  fc.assert(
    fc.property(answered, ([instrument, all]) => {
      const { instrument: back, dropped } = through(instrument);
      expect(dropped).toEqual([]);
      expect({ ...back, items: [] }).toEqual({ ...instrument, welcome: {}, thanks: {}, ...around, items: [] });
      expect(withoutConditions(back)).toEqual(withoutConditions(instrument));
      for (const answers of all.map(said))
        expect(visible(back, answers).map(({ key }) => key)).toEqual(
          visible(instrument, answers).map(({ key }) => key),
        );
    }),
    { numRuns: 70 },
  );
});

const title = { en: 'A & B <i>', cy: 'A a B' };
const twoTongues: Instrument = {
  ...commonPart(sample),
  title,
  languages: ['en', 'cy'],
  welcome: { en: 'Welcome', cy: 'Croeso' },
  thanks: { en: 'Thank you & <goodbye>\nfor now' },
  items: [
    {
      type: 'information',
      key: 'hello',
      text: { en: 'One < two & “three” &lt;b&gt;\nLine', cy: 'Un' },
      hint: { en: 'A hint' },
    },
    {
      type: 'one',
      key: 'met',
      text: { en: 'Met?', cy: 'Wedi?' },
      hint: { cy: 'Awgrym' },
      personal: 'low',
      options: [
        { code: 'y', label: { en: 'Yes', cy: 'Do' } },
        { code: 'n', label: { en: 'No' } },
      ],
    },
  ],
};

test('two languages, hints, and signs that HTML would take for its own come back as they were', () => {
  expect(throughSurveyJs(twoTongues)).toEqual({ instrument: twoTongues, dropped: [] });
  const { instrument } = throughXlsForm(twoTongues);
  expect(instrument).toEqual({ ...twoTongues, title: { en: title.en }, welcome: {}, thanks: {} });
});

test('each tool is told what it has no place for, and nothing else', () => {
  expect(writeSurveyJs(sample).dropped.map(({ path }) => path)).toEqual(['scales[0]']);
  expect(writeXlsForm(sample).dropped.map(({ path }) => path)).toEqual(['scales[0]', 'welcome', 'thanks']);
  const high: Instrument = { ...twoTongues, items: [{ ...twoTongues.items[1]!, personal: 'high' } as Item] };
  expect(writeXlsForm(high).dropped.map(({ path }) => path)).toEqual([
    'items[0].personal',
    'welcome',
    'thanks',
    'title',
  ]);
});

test.each(shippedSurveys.map(({ instrument }) => [instrument.key, commonPart(instrument)] as const))(
  '%s goes out and comes back in both',
  (_, instrument) => {
    expect(throughSurveyJs(instrument)).toEqual({ instrument, dropped: [] });
    expect(throughXlsForm(instrument)).toEqual({ instrument: { ...instrument, welcome: {}, thanks: {} }, dropped: [] });
  },
);
