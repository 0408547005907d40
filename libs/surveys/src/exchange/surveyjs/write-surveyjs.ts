import { parseCondition } from '../../domain/conditions/parse';
import type { Instrument, Item, Option, Words } from '../../domain/instrument';
import { writeForeign } from '../expressions/write';
import { type Dropped, Leaving } from '../imported';
import { leftOut } from '../left-out';
import { localised, toHtml } from './texts';

type Json = Record<string, unknown>;

/**
 * An instrument as the JSON of SurveyJS, one page an item, with what SurveyJS has no place for. An agree block is a panel
 * with radios for each statement. No question is marked as required.
 * Source: surveyjs.io, Form Library documentation
 */
export function writeSurveyJs(instrument: Instrument): { readonly json: Json; readonly dropped: readonly Dropped[] } {
  const { title, languages, welcome, thanks, items } = instrument;
  const leaving = new Leaving();
  leftOut(instrument, leaving);
  const [first = 'en'] = languages;
  return {
    json: {
      title: localised(title, languages),
      ...(first === 'en' ? {} : { locale: first }),
      // As here: what is hidden has no answer, and nothing else is asked because of it.
      clearInvisibleValues: 'onHidden',
      ...worded('description', welcome, languages),
      ...worded('completedHtml', asHtml(thanks), languages),
      pages: items.map((item, n) => ({ name: `page-${n + 1}`, elements: [elementOf(item, instrument)] })),
    },
    dropped: leaving.dropped,
  };
}

const asHtml = (words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([language, text]) => [language, toHtml(text)]));

const worded = (property: string, words: Words | undefined, languages: readonly string[]): Json =>
  words && Object.keys(words).length > 0 ? { [property]: localised(words, languages) } : {};

function elementOf(item: Item, { languages, items }: Instrument): Json {
  const named = { name: item.key, ...conditionOf(item, items) };
  const told = { ...worded('title', item.text, languages), ...worded('description', item.hint, languages) };
  if (item.type === 'information')
    return {
      type: 'html',
      ...named,
      ...worded('html', asHtml(item.text), languages),
      ...worded('description', item.hint, languages),
    };
  return { ...named, ...told, ...ownPart(item, languages) };
}

function ownPart(item: Exclude<Item, { type: 'information' }>, languages: readonly string[]): Json {
  switch (item.type) {
    case 'one':
      return { type: 'radiogroup', choices: choices(item.options, languages) };
    case 'many':
      return {
        type: 'checkbox',
        choices: choices(item.options, languages, item.alone),
        ...(item.atMost === undefined ? {} : { maxSelectedChoices: item.atMost }),
      };
    case 'agree':
      return {
        type: 'panel',
        elements: item.statements.map(({ key, text }) => ({
          type: 'radiogroup',
          name: key,
          ...worded('title', text, languages),
          choices: choices(item.options, languages),
        })),
      };
    case 'number':
      return { type: 'text', inputType: 'number', min: item.from, max: item.to, ...(item.isWhole ? { step: 1 } : {}) };
    case 'month':
      return {
        type: 'text',
        inputType: 'month',
        ...(item.from ? { min: item.from } : {}),
        ...(item.to ? { max: item.to } : {}),
      };
    case 'line':
      return { type: 'text', maxLength: item.atMost };
    case 'text':
      return { type: 'comment', maxLength: item.atMost };
  }
}

const choices = (options: readonly Option[], languages: readonly string[], alone?: string): readonly Json[] =>
  options.map(({ code, label }) => ({
    value: code,
    text: localised(label, languages),
    ...(code === alone ? { isExclusive: true } : {}),
  }));

function conditionOf({ showIf }: Item, items: readonly Item[]): Json {
  const read = showIf === undefined ? null : parseCondition(showIf);
  if (!read || 'error' in read) return {};
  const isMonth = (key: string) => items.some((item) => item.key === key && item.type === 'month');
  return { visibleIf: writeForeign(read.condition, 'surveyjs', (key) => key, isMonth) };
}
