import { suggestionsFor } from '@footing/wording';
import { checkInstrument } from '../domain/check/check-instrument';
import { askedCount, MOST_ASKED, MOST_MINUTES } from '../domain/check/warnings';
import { type Instrument, wordsIn } from '../domain/instrument';
import { lockFaults } from '../domain/lock/lock-faults';
import { minutesFor } from '../domain/minutes';
import { score } from '../domain/score';
import { allWords } from '../domain/texts';
import { freeze, thaw } from '../freeze';
import { shippedQuestions, shippedScales } from './blocks';
import { fillSlot, scaleSlots } from './slots';
import { shippedSurveys } from './surveys';
import { wellbeing, wellbeingScale } from './wellbeing';

const instruments = shippedSurveys.map(({ instrument }) => instrument);
const byKey = (key: string) => instruments.find((one) => one.key === key)!;

describe.each(instruments.map((one): [string, Instrument] => [one.key, one]))('%s', (_, instrument) => {
  test('is sound, short enough, and can be frozen as it is', () => {
    expect(checkInstrument(structuredClone(instrument))).toEqual({ instrument, faults: [], warnings: [] });
    expect(askedCount(instrument)).toBeLessThanOrEqual(MOST_ASKED);
    expect(minutesFor(instrument)).toBeLessThanOrEqual(MOST_MINUTES);
    expect(thaw(freeze(instrument))).toEqual(instrument);
  });

  test('reads easily, and speaks of no ladder, gap or lack', async () => {
    const texts = allWords(instrument).map((words) => wordsIn(words, 'en', instrument.languages));
    const ours = texts.filter((text) => !wellbeing.some((item) => item.text.en === text));
    const found = await Promise.all(ours.map((text) => suggestionsFor(text)));
    expect(found.flat().map(({ kind, quote }) => `${kind}: ${quote}`)).toEqual([]);
    expect(ours.join('\n')).not.toMatch(/ladder|\bgap|deficit|lacking|disadvantage|priority group|mentee|progress/i);
  });

  test('asks every locked scale as it is shipped', () => {
    for (const content of shippedScales) expect(lockFaults(content, instrument)).toEqual([]);
  });
});

test('the usual waves of the three who are asked have a survey each, and one only', () => {
  const waves = shippedSurveys.flatMap(({ usualFor }) => usualFor.map(({ kind, audience }) => `${kind} ${audience}`));
  expect(waves.sort()).toEqual([
    'baseline student',
    'close mentor',
    'close student',
    'close unmatched',
    'fifteen-months student',
    'fifteen-months unmatched',
    'mid mentor',
    'mid student',
    'mid unmatched',
    'six-months student',
    'six-months unmatched',
  ]);
});

test('whoever has a mentor and whoever has not answer the same scales, so that they can be compared', () => {
  const scales = (key: string) => byKey(key).scales.map((scale) => scale.key);
  expect(scales('student-start')).toEqual(expect.arrayContaining(scales('applicant-later')));
  expect(scales('student-close')).toEqual(expect.arrayContaining(scales('applicant-later')));
});

test('the four questions on well-being are word by word those of the Office for National Statistics', () => {
  expect(wellbeing.map(({ text }) => text.en)).toEqual([
    'Overall, how satisfied are you with your life nowadays?',
    'Overall, to what extent do you feel that the things you do in your life are worthwhile?',
    'Overall, how happy did you feel yesterday?',
    'On a scale where 0 is ‘not at all anxious’ and 10 is ‘completely anxious’, overall, how anxious did you feel yesterday?',
  ]);
  expect(
    wellbeing.every(({ from, to, isWhole, personal }) => from === 0 && to === 10 && isWhole && personal === 'high'),
  ).toBe(true);
  expect(wellbeingScale).toMatchObject({ lock: 'full', isComposite: false, licence: 'Open Government Licence v3.0' });
  expect(wellbeingScale.citation).toContain('Office for National Statistics');
  const answers = Object.fromEntries(wellbeing.map(({ key }) => [key, { said: 7 }]));
  expect(score(wellbeingScale, answers)).toEqual({ answered: 4, score: null });
});

test('a slot holds no text of its scale until it is pasted, and then holds it fast', () => {
  const [slot] = scaleSlots;
  const { scale, items } = fillSlot(slot!, 'A prompt', ['one', 'two', 'three', 'four'], [3]);
  expect(scale).toMatchObject({ isValidated: true, lock: 'full', answeredAtLeast: 4 });
  expect(scale.parts.map(({ isReversed }) => isReversed)).toEqual([false, false, false, true]);
  const instrument = { ...byKey('student-start'), items: [...items], scales: [scale] };
  expect(checkInstrument(instrument).faults).toEqual([]);
  const [item] = items;
  const reworded = { ...instrument, items: [{ ...item!, text: { en: 'Another prompt' } }] };
  expect(lockFaults({ scale, items }, reworded).map(({ code }) => code)).toEqual(['reworded']);
});

test('every shipped question can stand by itself in a survey', () => {
  for (const { items } of shippedQuestions)
    expect(checkInstrument({ ...byKey('well-being'), items, scales: [] }).faults).toEqual([]);
});
