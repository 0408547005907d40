import type { Instrument, Item, Option, Scale } from '../domain/instrument';

const en = (text: string) => ({ en: text });
const options = (...codes: string[]): Option[] => codes.map((code) => ({ code, label: en(`Answer ${code}`) }));
const head = (key: string) => ({ key, text: en(`About ${key}?`), personal: 'low' as const });

/** One item of each kind, and two that are asked only of some. */
export const sampleItems: readonly Item[] = [
  { type: 'information', key: 'hello', text: en('Hello') },
  { type: 'one', ...head('met'), options: options('yes', 'no') },
  { type: 'many', ...head('fields'), options: options('law', 'arts', 'tech', 'none'), atMost: 2, alone: 'none' },
  {
    type: 'agree',
    ...head('feel'),
    options: options('a1', 'a2', 'a3'),
    statements: [
      { key: 'feel-sure', text: en('I feel sure') },
      { key: 'feel-lost', text: en('I feel lost') },
    ],
  },
  { type: 'number', ...head('meetings'), from: 0, to: 20, isWhole: true },
  { type: 'month', ...head('since'), from: '2020-01', to: '2026-12' },
  { type: 'line', ...head('job'), atMost: 10, showIf: `met == 'yes'` },
  { type: 'text', ...head('more'), atMost: 20, showIf: `answered(job) and 'law' in fields` },
];

/** A scale of statements that are answered a1 to a3. */
export const feelingOf = (parts: Scale['parts'], answeredAtLeast = 2): Scale => ({
  ...{ key: 'feeling', name: en('Feeling'), construct: 'How it feels', isValidated: false, lock: 'none' },
  ...{ licence: 'CC0 1.0', direction: 'higher', parts, coding: { a1: 1, a2: 2, a3: 3 }, answeredAtLeast },
  isComposite: true,
});

/** A sound instrument with a scale of two statements, one of which is reversed. */
export const sample: Instrument = {
  key: 'sample',
  title: en('Sample'),
  languages: ['en'],
  welcome: en('Welcome'),
  thanks: en('Thanks'),
  items: sampleItems,
  scales: [
    feelingOf([
      { key: 'feel-sure', isReversed: false },
      { key: 'feel-lost', isReversed: true },
    ]),
  ],
};
