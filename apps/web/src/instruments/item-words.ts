import {
  type Instrument,
  type Item,
  type ItemType,
  minutesFor,
  type Scale,
  type Words,
  wordsIn,
} from '@footing/surveys';

/** The eight kinds of page, in plain words and in the order in which they are offered. */
export const typeNames: Readonly<Record<ItemType, string>> = {
  one: 'Choose one answer',
  many: 'Tick all that fit',
  agree: 'Agree or disagree with statements',
  number: 'A number',
  month: 'A month',
  line: 'A few words',
  text: 'A longer answer in their own words',
  information: 'Information: it asks nothing',
};

export const itemTypes = Object.keys(typeNames) as readonly ItemType[];
export const isItemType = (text: string): text is ItemType => Object.hasOwn(typeNames, text);

/** What a text says in the survey's first language. */
export const saying = (words: Words, { languages }: Pick<Instrument, 'languages'>): string =>
  wordsIn(words, languages[0] ?? 'en', languages);

/** A survey's name. */
export const nameOf = (survey: Pick<Instrument, 'title' | 'languages'>): string => saying(survey.title, survey);

/**
 * " for mentors": of a survey that comes with the service, or was made from one, as two of them have the same name. '' where its key
 * does not say.
 */
export function madeFor(key: string): string {
  const whom = { student: 'students', mentor: 'mentors', applicant: 'students without a mentor' };
  const who = Object.entries(whom).find(([start]) => key.startsWith(`${start}-`));
  return who ? `, for ${who[1]}` : '';
}

const answersOf = ({ options }: Pick<Extract<Item, { type: 'one' }>, 'options'>, of: Instrument): string =>
  options.map(({ label }) => saying(label, of)).join(' · ');

/** What can be answered, in a line: the answers, or how much of what. */
export function answersInBrief(item: Item, of: Instrument): string {
  switch (item.type) {
    case 'many':
      return `${answersOf(item, of)}${item.atMost === undefined ? '' : ` (at most ${item.atMost})`}`;
    case 'one':
    case 'agree':
      return answersOf(item, of);
    case 'number':
      return `${item.isWhole ? 'A whole number' : 'A number'} from ${item.from} to ${item.to}`;
    case 'month':
      return [item.from && `from ${item.from}`, item.to && `to ${item.to}`].filter(Boolean).join(' ') || 'Any month';
    case 'line':
    case 'text':
      return `Up to ${item.atMost} characters`;
    case 'information':
      return item.hint ? saying(item.hint, of) : '';
  }
}

/** How long one page takes, by the same reckoning as the whole. */
export const secondsFor = (item: Item, of: Instrument): number =>
  Math.round(60 * minutesFor({ ...of, welcome: {}, items: [item], scales: [] }));

/** "about 40 seconds". */
export const secondsInWords = (seconds: number): string => `about ${seconds} seconds`;

/** "2.4 minutes". */
export const minutesInWords = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

/** Why a scale stands as it is, in a sentence or two. */
export function whyLocked({ isValidated, lock }: Pick<Scale, 'isValidated' | 'lock'>): string {
  if (isValidated)
    return 'This scale was tested with these words, in this order and in one piece. Only then do its figures mean what was published. So it cannot be reworded, reordered or taken apart.';
  return lock === 'full'
    ? 'This scale is kept in one piece, in these words and in this order, so that answers of different years can be compared.'
    : 'The words of this scale are kept as they are, so that answers of different surveys and years can be compared.';
}
