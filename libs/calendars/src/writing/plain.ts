import { CalendarRefused } from '../calendar-refused';

const MOST_CHARACTERS = 2_000;
/** What cannot be seen, what turns the direction of writing around, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text on one line of its own. Cut off where it is longer than any calendar shows. */
export const oneLine = (text: string): string =>
  cut(text.toWellFormed().replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim());

/** Text on as many lines as it has. */
export const plainText = (text: string): string =>
  cut(
    text
      .toWellFormed()
      .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
      .map((line) => line.replace(UNSEEN, ' ').trimEnd())
      .join('\n')
      .trim(),
  );

const cut = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** A name as a parameter. Not every calendar reads escaped quotes and carets there, and so there are none. Source: RFC 6868. */
export const asName = (name: string): string =>
  oneLine(name.replaceAll('"', '’').replaceAll('^', ' ').replaceAll('\\', '/'));

const ADDRESS = /^[^\s\p{C}<>()[\],:;"\\@%]+@[^\s\p{C}<>()[\],:;"\\@%]+$/u;

/** @throws {CalendarRefused} unwritable, where it could be taken for more than one address. */
export function mailto(address: string): string {
  if (!ADDRESS.test(address)) throw new CalendarRefused('unwritable');
  return `mailto:${address}`;
}

/** @throws {CalendarRefused} unwritable, where it is no address of the web that is safe to open. */
export function webAddress(given: string): string {
  const url = URL.parse(given);
  if (url?.protocol !== 'https:' || url.username !== '') throw new CalendarRefused('unwritable');
  return url.href;
}
