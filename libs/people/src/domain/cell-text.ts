import type { Trouble } from './faults';

/** What a cell holds once understood: the value, nothing at all, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly trouble: Trouble } | null;

export const found = <T>(value: T): Read<T> => ({ value });
export const wrong = (code: Trouble['code'], fill?: Trouble['fill']): { readonly trouble: Trouble } => ({
  trouble: fill === undefined ? { code } : { code, fill },
});

const EXCEL_ERROR = /^(#{3,}|#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA))$/i;
// Control characters of both blocks, but for tab and line feed.
const CONTROL = /(?![\t\n])\p{Cc}/u;
// Characters that turn the direction of what follows: with them a name can be made to look like another.
const TURNS = /[\u202A-\u202E\u2066-\u2069]/;
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/;
const NO_WIDTH = /[\u200B\u2060\uFEFF\u00AD]/g;

/** The text of a cell, tidied, in NFC and with plain line ends; or why it cannot be used. Null when there is nothing. */
export function cellText(cell: string): Read<string> {
  const text = cell.normalize('NFC').replace(/\r\n?/g, '\n').replace(NO_WIDTH, '').trim();
  if (text === '') return null;
  if (EXCEL_ERROR.test(text)) return wrong('cell.excel-error');
  if (text.includes('\uFFFD')) return wrong('cell.lost-letters');
  if (CONTROL.test(text) || TURNS.test(text) || /\p{Surrogate}/u.test(text)) return wrong('cell.hidden-characters');
  return found(text);
}

/** The text on one line, for names and ids: nothing in it that cannot be seen. */
export function oneLine(text: string, most: number): Read<string> {
  if (DIRECTION_MARKS.test(text)) return wrong('cell.hidden-characters');
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > most ? wrong('cell.too-long', { most }) : found(line);
}
