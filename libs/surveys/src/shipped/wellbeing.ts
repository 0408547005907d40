import type { NumberItem, Scale } from '../domain/instrument';
import { en, parts } from './english';

const zeroToTen = { type: 'number', from: 0, to: 10, isWhole: true, personal: 'high' } as const;
const hint = en('0 is “not at all” and 10 is “completely”.');

/** The four questions of the Office for National Statistics, word by word. */
export const wellbeing: readonly NumberItem[] = [
  { ...zeroToTen, key: 'ons-satisfied', text: en('Overall, how satisfied are you with your life nowadays?'), hint },
  {
    ...zeroToTen,
    key: 'ons-worthwhile',
    text: en('Overall, to what extent do you feel that the things you do in your life are worthwhile?'),
    hint,
  },
  { ...zeroToTen, key: 'ons-happy', text: en('Overall, how happy did you feel yesterday?'), hint },
  {
    ...zeroToTen,
    key: 'ons-anxious',
    text: en(
      'On a scale where 0 is ‘not at all anxious’ and 10 is ‘completely anxious’, overall, how anxious did you feel yesterday?',
    ),
  },
];

/** Each question stands by itself: they are never averaged, and only ever shown for many people together. */
export const wellbeingScale: Scale = {
  key: 'ons4',
  name: en('Personal well-being (ONS4)'),
  construct: 'Life satisfaction, worthwhile, happiness and anxiety, each by itself',
  isValidated: true,
  lock: 'full',
  licence: 'Open Government Licence v3.0',
  citation:
    'Contains public sector information licensed under the Open Government Licence v3.0. Source: Office for National Statistics, personal well-being harmonised standard.',
  source: 'https://analysisfunction.civilservice.gov.uk/policy-store/personal-well-being/',
  direction: 'higher',
  parts: parts(wellbeing.map(({ key }) => key)),
  coding: Object.fromEntries(Array.from({ length: 11 }, (_, number) => [String(number), number])),
  answeredAtLeast: 4,
  isComposite: false,
};
