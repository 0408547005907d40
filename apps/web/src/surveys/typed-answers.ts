import { type Answers, answerKeys, type Item, type ItemFault, RATHER_NOT } from '@footing/surveys';
import type { FieldError } from '@footing/kernel';
import type { Typed } from '../http/read-form';
import { frameWords } from './survey-words';

/** What a page's fields hold when it is shown: as they would come back if nothing were changed. */
export function typedOf(item: Item, answers: Answers): Typed {
  return Object.fromEntries(answerKeys(item).flatMap((key) => fieldsOf(item, key, answers)));
}

function fieldsOf(item: Item, key: string, answers: Answers): [string, unknown][] {
  const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (!answer) return [];
  if ('ratherNot' in answer)
    return isChosen(item) ? [[key, item.type === 'many' ? [RATHER_NOT] : RATHER_NOT]] : [[ratherNotOf(key), 'yes']];
  const { said } = answer;
  if (item.type !== 'month') return [[key, typeof said === 'number' ? String(said) : said]];
  const [year = '', month = ''] = String(said).split('-');
  return [
    [`${key}~month`, String(Number(month))],
    [`${key}~year`, year],
  ];
}

/** Whether "prefer not to say" stands among its choices; where one types, it has a box of its own. */
export const isChosen = ({ type }: Item): boolean => type === 'one' || type === 'many' || type === 'agree';

/** The name of that box. */
export const ratherNotOf = (key: string): string => `${key}${RATHER_NOT}`;

/** What is to be put right, at the fields where it was typed. */
export function errorsFor(item: Item, faults: readonly ItemFault[], language = 'en'): FieldError[] {
  const keys = answerKeys(item);
  return faults.map((fault) => ({
    field: !keys.includes(fault.key) ? '' : item.type === 'month' ? `${fault.key}~month` : fault.key,
    message: frameWords(language).fault(item, fault),
  }));
}

/** Leaves the item blank again. */
export const blanked = (item: Item): Record<string, null> =>
  Object.fromEntries(answerKeys(item).map((key) => [key, null]));
