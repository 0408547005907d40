import type { Instrument, Option } from '@footing/surveys';

const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([code, label]) => ({ code, label: { en: label } }));

/** A survey that the lead has begun to write. */
export const ownSurvey: Instrument = {
  key: 'a-day-at-work',
  title: { en: 'After a day at your mentor’s work' },
  languages: ['en'],
  welcome: {
    en: 'You went to see where your mentor works. Tell us how it was, so that we know whether to offer more.',
  },
  thanks: { en: 'Thank you. We read every answer.' },
  items: [
    {
      type: 'one',
      key: 'went',
      text: { en: 'Did you spend a day at your mentor’s work?' },
      personal: 'none',
      options: options({
        yes: 'Yes',
        part: 'Part of a day',
        no: 'No',
      }),
    },
    {
      type: 'many',
      key: 'saw',
      text: { en: 'What did you see there?' },
      hint: { en: 'Tick all that fit.' },
      showIf: "went != 'no'",
      personal: 'none',
      alone: 'none',
      options: options({
        meeting: 'A meeting',
        people: 'What people do all day',
        try: 'Something that I could try for myself',
        none: 'None of these',
      }),
    },
    {
      type: 'number',
      key: 'cost',
      text: { en: 'About how much did the day cost you, in pounds?' },
      hint: { en: 'Such as fares and lunch. Enter 0 if it cost nothing.' },
      showIf: "went != 'no'",
      personal: 'low',
      from: 0,
      to: 500,
      isWhole: true,
    },
  ],
  scales: [],
};
