import { checkInstrument, type Instrument, type Option } from '@footing/surveys';
import { feelingOf } from '../../../../../libs/surveys/src/spec/sample';

const both = (en: string, cy?: string) => (cy === undefined ? { en } : { en, cy });
const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([code, label]) => ({ code, label: both(label) }));
const asked = (key: string, en: string, cy?: string) => ({ key, text: both(en, cy), personal: 'low' as const });
const agreement = options({ a1: 'Disagree', a2: 'Neither', a3: 'Agree' });

/** A survey with every kind of item, in two languages; two are asked only of who has met. */
const given: Instrument = {
  key: 'all-kinds',
  title: both('How it is going', 'Sut mae’n mynd'),
  languages: ['en', 'cy'],
  welcome: both('A few questions about you and your plans.', 'Ychydig gwestiynau amdanoch chi.'),
  thanks: both('Thank you for telling us.'),
  items: [
    { type: 'information', key: 'hello', text: both('Before you begin'), hint: both('There are no right answers.') },
    {
      type: 'one',
      ...asked('met', 'Have you met?', 'Ydych chi wedi cwrdd?'),
      options: options({ yes: 'Yes, we have', no: 'Not yet' }),
    },
    {
      type: 'agree',
      ...asked('feel', 'How far do you agree?'),
      showIf: `met == 'yes'`,
      options: agreement,
      statements: [
        { key: 'feel-heard', text: both('I feel heard') },
        { key: 'feel-sure', text: both('I feel sure of my next step') },
      ],
    },
    {
      type: 'number',
      ...asked('times', 'How often have you met?'),
      showIf: `met == 'yes'`,
      from: 1,
      to: 20,
      isWhole: true,
    },
    {
      type: 'many',
      ...asked('helped', 'What has helped you?'),
      options: options({ cv: 'Help with my CV', talk: 'Somebody to talk to', tips: 'Tips', none: 'None of these' }),
      atMost: 2,
      alone: 'none',
    },
    { type: 'month', ...asked('since', 'Since when have you been here?'), from: '2020-01', to: '2030-12' },
    { type: 'line', ...asked('job', 'What would you like to be?'), personal: 'high', atMost: 20 },
    { type: 'text', ...asked('more', 'Is there anything else?'), atMost: 60 },
  ],
  scales: [
    {
      ...feelingOf(
        [
          { key: 'feel-heard', isReversed: false },
          { key: 'feel-sure', isReversed: false },
        ],
        1,
      ),
      name: both('How you feel'),
      feedback: {
        bands: [
          { from: 1, name: both('finding your feet') },
          { from: 2.5, name: both('on your way') },
        ],
      },
    },
  ],
};

/** @throws where it is not an instrument any more. */
export function allKinds(): Instrument {
  const { instrument, faults } = checkInstrument(given);
  if (!instrument) throw new Error(JSON.stringify(faults));
  return instrument;
}
