import type { Fault, Instrument, Item, ItemType, Words } from '@footing/surveys';
import type { FieldError } from '@footing/kernel';
import type { Typed } from '../http/read-form';
import { conditionChoices, numberChoices, numberCondition } from './conditions';

/** The usual answers to statements. */
export const USUAL_ANSWERS = 'Strongly disagree\nDisagree\nNeither agree nor disagree\nAgree\nStrongly agree';

/** What stands in the form of a new question. */
export function typedNew(type: ItemType, { languages }: Instrument): Typed {
  const first = languages[0] ?? 'en';
  const common = { personal: 'low', when: 'always' };
  switch (type) {
    case 'agree':
      return first === 'en' ? { ...common, 'options-en': USUAL_ANSWERS } : common;
    case 'number':
      return { ...common, from: '0', to: '100', isWhole: 'yes' };
    case 'line':
      return { ...common, atMost: '100' };
    case 'text':
      return { ...common, atMost: '1000', ...(first === 'en' ? { 'hint-en': 'Please leave out names.' } : {}) };
    default:
      return common;
  }
}

/** What stands in the form of a question that is there. */
export function typedItem(item: Item, instrument: Instrument): Typed {
  const words = (name: string, given: Words | undefined) =>
    Object.fromEntries(instrument.languages.map((language) => [`${name}-${language}`, given?.[language] ?? '']));
  const lines = (name: string, given: readonly Words[]) =>
    Object.fromEntries(
      instrument.languages.map((language) => [
        `${name}-${language}`,
        given
          .map((one) => one[language] ?? '')
          .join('\n')
          .trimEnd(),
      ]),
    );
  return {
    ...words('text', item.text),
    ...words('hint', item.hint),
    ...('options' in item
      ? lines(
          'options',
          item.options.map(({ label }) => label),
        )
      : {}),
    ...(item.type === 'agree'
      ? lines(
          'statements',
          item.statements.map(({ text }) => text),
        )
      : {}),
    ...('personal' in item ? { personal: item.personal } : {}),
    ...numbersOf(item),
    ...typedCondition(item.showIf, instrument, instrument.items.indexOf(item)),
  };
}

function numbersOf(item: Item): Record<string, string> {
  switch (item.type) {
    case 'number':
      return { from: String(item.from), to: String(item.to), isWhole: item.isWhole ? 'yes' : 'no' };
    case 'month':
      return { from: item.from ?? '', to: item.to ?? '' };
    case 'line':
    case 'text':
      return { atMost: String(item.atMost) };
    case 'many': {
      const isAlone = item.alone !== undefined && item.alone === item.options.at(-1)?.code;
      return { atMost: item.atMost === undefined ? '' : String(item.atMost), alone: isAlone ? 'yes' : '' };
    }
    default:
      return {};
  }
}

/** The condition where the form has it: in the list if it stands there, or else as it is written. @param place from 0. */
export function typedCondition(
  showIf: string | undefined,
  instrument: Instrument,
  place: number,
): Record<string, string> {
  if (showIf === undefined) return { when: 'always' };
  const isInList = conditionChoices(instrument, place).some(({ value }) => value === showIf);
  const number = numberCondition(showIf);
  if (number && numberChoices(instrument, place).some(({ value }) => value === number.key))
    return { when: 'number', numberOf: number.key, numberWay: number.way, numberLimit: number.limit };
  return isInList ? { when: 'chosen', choice: showIf } : { when: 'typed', condition: showIf };
}

/**
 * Faults of a survey at the fields of the question that was typed; those that another question has because of it are told by
 * the name of that question. @param place of the question, from 0.
 */
export function itemErrors(faults: readonly Fault[], place: number, instrument: Instrument): FieldError[] {
  const first = instrument.languages[0] ?? 'en';
  const all = faults.map(({ path, code, says }) => {
    const own = `items[${place}].`;
    if (!path.startsWith(own)) return { field: '', message: elsewhere(path, says, instrument) };
    const field = fieldOf(path.slice(own.length), first);
    return { field, message: missing[`${field.split('-')[0] ?? ''} ${code}`] ?? says };
  });
  // What is missing is told once, though the key that is made from it is missing too.
  return all.filter(({ field }, n) => field === '' || all.findIndex((one) => one.field === field) === n);
}

/** What is said where the field is known, which says more than that something is missing. */
const missing: Readonly<Record<string, string>> = {
  'text missing-words': 'Write the question',
  'options too-few': 'Write at least two answers, one a line',
  'statements too-few': 'Write at least one statement, one a line',
  'options twice': 'Write each answer once',
};

/** The field for a part of an item: 'options[2].label.cy' is typed in 'options-cy'. */
function fieldOf(part: string, first: string): string {
  if (part === 'showIf') return 'condition';
  const [name = '', ...rest] = part.split(/[.[]/);
  if (name === 'alone' || !['text', 'hint', 'options', 'statements'].includes(name))
    return name === 'key' ? `text-${first}` : name;
  const last = rest.at(-1) ?? '';
  const isLanguage = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(last) && !['label', 'text', 'code', 'key'].includes(last);
  return `${name}-${isLanguage ? last : first}`;
}

/** A fault of another part of the survey, with what it is about. */
export function elsewhere(path: string, says: string, instrument: Instrument): string {
  const place = /^items\[(\d+)\]/.exec(path)?.[1];
  const item = place === undefined ? undefined : instrument.items[Number(place)];
  const text = item?.text[instrument.languages[0] ?? 'en'];
  if (item && path.endsWith('.showIf'))
    return `“${text ?? item.key}” is shown only after a certain answer, and that no longer works: ${says} Change when it is shown first.`;
  return text ? `“${text}”: ${says}` : says;
}
