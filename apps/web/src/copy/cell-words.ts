import type { Cell } from '@footing/consent';
import { isPurpose, places, purposes, roleNames } from '@footing/kernel';
import { deviceInWords } from '../me/device-words';
import { decidedWords } from '../my-data/choice-words';
import { fieldWordsToThemselves, momentInWords, sentence } from '../record/record-words';

/** A value in words: moments as clocks in the UK show them. */
export function cellInWords(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return momentInWords(cell);
  return typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
}

/** Says what a decision is about, in the words of whoever decided. */
export type SayItem = (item: string) => string;

const from = (words: Readonly<Record<string, string>>) => (code: string) => words[code] ?? sentence(code);

const placeWords = from(Object.fromEntries(Object.entries(places).map(([code, { words }]) => [code, sentence(words)])));
const howWords = from({
  import: 'In a file that your university brought in',
  'button on my data': 'By the button on the page My data',
  'link in a message': 'By the link in a message',
});

/** What stands for something in the database, by the heading of its column, as the person it is about would say it. */
const inColumn: Readonly<Record<string, (code: string, sayItem: SayItem) => string>> = {
  As: from(roleNames),
  Role: from(roleNames),
  Question: (key) => fieldWordsToThemselves([key]).join(),
  'Kinds of data': (keys) => fieldWordsToThemselves(keys.split(', ')).join(', '),
  'What for': (code) => (isPurpose(code) ? purposes[code].title : code),
  About: (item, sayItem) => sayItem(item),
  'What you decided': from(decidedWords),
  'What happened': sentence,
  Where: placeWords,
  How: howWords,
  'Where it comes from': howWords,
  What: (agent) => (agent.startsWith('Mozilla/') ? deviceInWords(agent) : agent),
};

/** A value under its heading, for whoever reads the page or the table. */
export function valueInWords(column: string, cell: Cell, sayItem: SayItem): string {
  const said = typeof cell === 'string' && cell !== '' ? inColumn[column]?.(cell, sayItem) : undefined;
  return said ?? cellInWords(cell);
}
