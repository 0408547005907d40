import { type Read, found, oneLine, wrong } from './cell-text';
import type { Field } from './field';
import { readBirthday } from './read-birthday';
import { readEmail } from './read-email';
import { readList } from './read-list';
import { readPeople } from './read-people';
import { readRatings } from './read-ratings';
import { readNumber, readYear } from './read-number';
import { readTimes } from './read-times';

/** What an answer is in memory. */
export type Answer = string | number | readonly string[];

/** The most that is kept, in characters. */
export const limits = { name: 100, id: 64, text: 2000, listItems: 50, listItem: 200 } as const;

const yes = new Set(['yes', 'y', 'true', '1', 'x', '✓', '✔', 'yes please', 'agree', 'i agree']);
const no = new Set(['no', 'n', 'false', '0', 'no thank you', 'no thanks', 'none', 'disagree']);

/** How lists are written in a column: see `splitsAt` of a mapped column. */
export type ListMark = 'semicolon' | 'comma';

/** The value of a field in a text that `cellText` has let through. */
export function readValue(field: Field, text: string, splitsAt: ListMark | undefined): Read<Answer> {
  switch (field.type) {
    case 'text':
      return text.length > limits.text ? wrong('cell.too-long', { most: limits.text }) : found(text);
    case 'name':
      return oneLine(text, limits.name);
    case 'id':
      return readId(text);
    case 'email':
      return readEmail(text);
    case 'list':
      return field.areTimes ? readTimes(listed(field, text, splitsAt)) : listed(field, text, splitsAt);
    case 'people':
      return readPeople(text, splitsAt, limits);
    case 'ratings':
      return readRatings(text, splitsAt, limits);
    case 'year':
      return readYear(text, field.range ?? [0, 9999]);
    case 'birthday':
      return readBirthday(text);
    case 'number':
    case 'whole number':
      return readNumber(text, { range: field.range ?? [0, 1_000_000], isWhole: field.type === 'whole number' });
    case 'yes/no':
      return readYesNo(text);
    case 'choice':
      return readChoice(text, field.words ?? {});
  }
}

const listed = (field: Field, text: string, splitsAt: ListMark | undefined): Read<readonly string[]> =>
  readList(text, splitsAt, limits, field.words);

function readId(text: string): Read<string> {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) return wrong('id.shortened');
  return oneLine(text.replace(/^(\d+)\.0+$/, '$1'), limits.id);
}

function readYesNo(text: string): Read<string> {
  const word = text.toLowerCase().replace(/[.,!]+$/, '');
  if (yes.has(word)) return found('yes');
  return no.has(word) ? found('no') : wrong('yes-no.format');
}

function readChoice(text: string, words: Readonly<Record<string, string>>): Read<string> {
  const word = text.toLowerCase().replace(/\s+/gu, ' ');
  const choice = Object.hasOwn(words, word) ? words[word] : undefined;
  const all = [...new Set(Object.values(words))].join(', ');
  return choice === undefined ? wrong('choice.unknown', { what: all }) : found(choice);
}
