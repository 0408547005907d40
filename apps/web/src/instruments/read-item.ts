import {
  codeFrom,
  type Instrument,
  type Item,
  type ItemType,
  type Option,
  type Statement,
  type Words,
} from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { freshKey, keysIn } from './changes';

/** Where a question is read: in which survey, and what it was; null: a new one. */
export interface Reading {
  readonly instrument: Instrument;
  readonly old: Item | null;
  readonly type: ItemType;
}

const firstOf = ({ languages }: Instrument): string => languages[0] ?? 'en';

/** The lines of a box that say something. */
export const linesIn = (typed: Typed, name: string): string[] =>
  textIn(typed, name)
    .split(/\r?\n/)
    .map((line) => line.normalize('NFC').trim())
    .filter((line) => line !== '');

/** Words by language, of those that have any. */
export const typedWords = (typed: Typed, name: string, { languages }: Instrument): Words =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const text = textIn(typed, `${name}-${language}`).normalize('NFC').trim();
      return text === '' ? [] : [[language, text]];
    }),
  );

/** Lists of words, one a line, line by line with the same line in other languages. */
function listOf(typed: Typed, name: string, instrument: Instrument): Words[] {
  const first = firstOf(instrument);
  return linesIn(typed, `${name}-${first}`).map((line, n) => {
    const others = instrument.languages.flatMap((language) => {
      const text = language === first ? line : linesIn(typed, `${name}-${language}`)[n];
      return text === undefined ? [] : [[language, text]];
    });
    return Object.fromEntries(others) as Words;
  });
}

/** A question as it was typed, for `checkInstrument` to judge: numbers that are none stay as they were typed. */
export function readItem(typed: Typed, { instrument, old, type }: Reading): Item {
  const text = typedWords(typed, 'text', instrument);
  const hint = typedWords(typed, 'hint', instrument);
  const showIf = conditionIn(typed);
  const key = old?.key ?? freshKey(text[firstOf(instrument)] ?? '', keysIn(instrument));
  const head = { type, key, text, ...(Object.keys(hint).length > 0 ? { hint } : {}), ...(showIf ? { showIf } : {}) };
  const personal = type === 'information' ? {} : { personal: textIn(typed, 'personal') || 'low' };
  return { ...head, ...personal, ...ownPart(typed, { instrument, old, type }, key) } as Item;
}

/** When it is asked: always, after one answer that was chosen, or by a condition that was typed. */
export function conditionIn(typed: Typed): string | undefined {
  const when = textIn(typed, 'when');
  if (when === 'number')
    return `${textIn(typed, 'numberOf')} ${textIn(typed, 'numberWay')} ${textIn(typed, 'numberLimit').trim().replace(',', '.')}`;
  if (when === 'chosen') return textIn(typed, 'choice') || undefined;
  return when === 'typed' ? textIn(typed, 'condition').trim() || undefined : undefined;
}

function ownPart(typed: Typed, reading: Reading, key: string): Record<string, unknown> {
  switch (reading.type) {
    case 'one':
      return { options: optionsIn(typed, reading) };
    case 'many':
      return manyPart(typed, reading);
    case 'agree':
      return { options: optionsIn(typed, reading), statements: statementsIn(typed, reading, key) };
    case 'number':
      return { from: numberIn(typed, 'from'), to: numberIn(typed, 'to'), isWhole: textIn(typed, 'isWhole') !== 'no' };
    case 'month':
      return { ...given('from', textIn(typed, 'from').trim()), ...given('to', textIn(typed, 'to').trim()) };
    case 'line':
    case 'text':
      return { atMost: numberIn(typed, 'atMost') };
    case 'information':
      return {};
  }
}

function manyPart(typed: Typed, reading: Reading): Record<string, unknown> {
  const options = optionsIn(typed, reading);
  const atMost = textIn(typed, 'atMost').trim() === '' ? {} : { atMost: numberIn(typed, 'atMost') };
  const alone = textIn(typed, 'alone') === 'yes' ? given('alone', options.at(-1)?.code ?? '') : {};
  return { options, ...atMost, ...alone };
}

const given = (name: string, text: string): Record<string, string> => (text === '' ? {} : { [name]: text });

/** A number; what is none stays as it was typed. */
export function numberIn(typed: Typed, name: string): unknown {
  const text = textIn(typed, name).trim();
  return /^-?\d{1,12}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

/**
 * Finds the key of each line among those that were there: by its words, or else by its place where as many lines stand there
 * and its words are gone, which is a rewording. So answers keep their meaning when an answer is put in between.
 */
function keptKeys(lines: readonly string[], old: readonly { key: string; text: string }[]): (string | undefined)[] {
  const same = lines.map((line) => old.find(({ text }) => text === line)?.key);
  return same.map((key, n) => {
    const there = lines.length === old.length ? old[n]?.key : undefined;
    return key ?? (there !== undefined && !same.includes(there) ? there : undefined);
  });
}

function optionsIn(typed: Typed, { instrument, old }: Reading): Option[] {
  const first = firstOf(instrument);
  const labels = listOf(typed, 'options', instrument);
  const before = old && 'options' in old ? old.options : [];
  const kept = keptKeys(
    labels.map((label) => label[first] ?? ''),
    before.map(({ code, label }) => ({ key: code, text: label[first] ?? '' })),
  );
  const used = kept.filter((code) => code !== undefined);
  return labels.map((label, n) => {
    const code = kept[n] ?? freshCode(label[first] ?? '', used);
    used.push(code);
    return { code, label };
  });
}

function freshCode(text: string, used: readonly string[]): string {
  const stem = codeFrom(text.toLowerCase().split(/\s+/).slice(0, 4).join(' ')).slice(0, 30).replace(/-+$/, '');
  const isFree = (code: string) =>
    code !== '' && !used.includes(code) && !/^(and|or|not|in|answered|constructor|prototype)$/.test(code);
  for (let more = 1; ; more += 1) {
    const code = more === 1 ? stem : `${stem || 'a'}-${more}`;
    if (isFree(code)) return code;
  }
}

function statementsIn(typed: Typed, { instrument, old }: Reading, itemKey: string): Statement[] {
  const first = firstOf(instrument);
  const texts = listOf(typed, 'statements', instrument);
  const before = old?.type === 'agree' ? old.statements : [];
  const kept = keptKeys(
    texts.map((text) => text[first] ?? ''),
    before.map(({ key, text }) => ({ key, text: text[first] ?? '' })),
  );
  const used = [...keysIn(instrument), itemKey, ...kept.filter((key) => key !== undefined)];
  return texts.map((text, n) => {
    const key = kept[n] ?? freshKey(text[first] ?? '', used);
    used.push(key);
    return { key, text };
  });
}
