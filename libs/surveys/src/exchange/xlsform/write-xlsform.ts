import { parseCondition } from '../../domain/conditions/parse';
import type { Instrument, Item, Option, Words } from '../../domain/instrument';
import { writeForeign } from '../expressions/write';
import { type Dropped, Leaving } from '../imported';
import { languageName } from '../languages';
import { leftOut } from '../left-out';
import { constraintOf } from './constraints';
import type { WrittenSheet } from './sheets';

const types = {
  one: 'select_one',
  many: 'select_multiple',
  number: 'decimal',
  month: 'date',
  line: 'text',
  text: 'text',
};
const looks: Readonly<Record<string, string>> = { month: 'month-year', text: 'multiline' };

/**
 * An instrument as the three sheets of an XLSForm workbook, with what XLSForm has no place for. An agree block is a group
 * with a question for each statement.
 * Source: xlsform.org
 */
export function writeXlsForm(instrument: Instrument): {
  readonly sheets: readonly WrittenSheet[];
  readonly dropped: readonly Dropped[];
} {
  const { key, title, languages, items } = instrument;
  const leaving = new Leaving();
  leftOut(instrument, leaving);
  for (const part of ['welcome', 'thanks'] as const)
    if (Object.keys(instrument[part]).length > 0)
      leaving.say(part, 'the words around the survey', 'XLSForm has no place for them.');
  if (Object.keys(title).length > 1) leaving.say('title', 'the title in other languages', 'XLSForm has one title.');
  const labels = (column: string) => languages.map((language) => `${column}::${languageName(language)}`);
  const [first = 'en'] = languages;
  return {
    sheets: [
      {
        name: 'survey',
        headers: ['type', 'name', ...labels('label'), ...labels('hint'), 'relevant', 'constraint', 'appearance'],
        rows: items.flatMap((item) => rowsFor(item, instrument)),
      },
      {
        name: 'choices',
        headers: ['list_name', 'name', ...labels('label')],
        rows: items.flatMap((item) => listOf(item, languages)),
      },
      {
        name: 'settings',
        headers: ['form_title', 'form_id', 'default_language'],
        rows: [[title[first] ?? '', key, languageName(first)]],
      },
    ],
    dropped: leaving.dropped,
  };
}

const texts = (words: Words | undefined, languages: readonly string[]) => languages.map((one) => words?.[one] ?? '');

function rowsFor(item: Item, { languages, items }: Instrument): readonly (readonly string[])[] {
  const relevant = item.showIf === undefined ? '' : conditionFor(item.showIf, items);
  const head = (type: string): string[] => [
    type,
    item.key,
    ...texts(item.text, languages),
    ...texts(item.hint, languages),
    relevant,
  ];
  if (item.type === 'information') return [[...head('note'), '', '']];
  if (item.type !== 'agree') return [[...head(typeOf(item)), constraintOf(item), looks[item.type] ?? '']];
  const blank = languages.map(() => '');
  const lines = item.statements.map(({ key, text }) => [
    `select_one ${item.key}`,
    key,
    ...texts(text, languages),
    ...blank,
    '',
    '',
    '',
  ]);
  const end = ['end_group', '', ...blank, ...blank, '', '', ''];
  return [[...head('begin_group'), '', 'field-list'], ...lines, end];
}

function typeOf(item: Exclude<Item, { type: 'agree' } | { type: 'information' }>): string {
  if (item.type === 'number') return item.isWhole ? 'integer' : 'decimal';
  return 'options' in item ? `${types[item.type]} ${item.key}` : types[item.type];
}

const listOf = (item: Item, languages: readonly string[]) =>
  'options' in item ? item.options.map(({ code, label }: Option) => [item.key, code, ...texts(label, languages)]) : [];

function conditionFor(showIf: string, items: readonly Item[]): string {
  const read = parseCondition(showIf);
  const isMonth = (key: string) => items.some((item) => item.key === key && item.type === 'month');
  return 'error' in read ? '' : writeForeign(read.condition, 'xlsform', (key) => key, isMonth);
}
