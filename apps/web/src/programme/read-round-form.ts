import type { ClassConstructor } from 'class-transformer';
import type { FieldError } from '@footing/kernel';
import { type Round, type RoundDate, roundDateNames, type RoundInput } from '@footing/programmes';
import { readDateField, type TypedDate } from '@footing/pages';
import { type Form, readForm, type Typed } from '../http/read-form';
import { textIn } from './typed';

const dateFields = Object.keys(roundDateNames) as RoundDate[];
const order = ['name', ...dateFields, 'answerWithinDays', 'copyFrom'];

/** Reads a round's form. Days come in three boxes each; what is wrong is told in the order of the page. */
export async function readRoundForm<T extends RoundInput>(input: ClassConstructor<T>, body: Typed): Promise<Form<T>> {
  const days = dateFields.map((field) => ({ field, reading: readDateField(body, field, roundDateNames[field]) }));
  const wrong = days.flatMap(({ field, reading }): FieldError[] => {
    if (reading.kind === 'wrong') return [reading.error];
    return reading.kind === 'empty' ? [{ field, message: `Enter a day for “${roundDateNames[field]}”` }] : [];
  });
  const read = days.map(({ field, reading }) => [field, reading.kind === 'date' ? reading.date : '']);
  const copyFrom = textIn(body, 'copyFrom');
  const form = await readForm(input, {
    name: body['name'],
    answerWithinDays: body['answerWithinDays'],
    ...Object.fromEntries(read),
    ...(copyFrom === '' || copyFrom === 'usual' ? {} : { copyFrom }),
  });
  if ('input' in form && wrong.length === 0) return form;
  const others = 'errors' in form ? form.errors.filter(({ field }) => !isDate(field)) : [];
  return { errors: [...others, ...wrong].sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** The three boxes of a day as they were typed, or as the round has it. */
export const typedDay = (typed: Typed, name: RoundDate): TypedDate | string => {
  if (typeof typed[name] === 'string') return typed[name];
  const box = (part: string) => textIn(typed, `${name}-${part}`);
  return { day: box('day'), month: box('month'), year: box('year') };
};

/** A round as its form shows it before anything is typed. */
export const typedRound = ({ name, answerWithinDays, dates }: Round): Typed => ({
  name,
  answerWithinDays,
  ...Object.fromEntries(dateFields.map((field) => [field, dates[field]] as const)),
});

const isDate = (field: string) => dateFields.some((name) => name === field);
const placeOf = ({ field }: FieldError) => order.indexOf(field.split('-')[0] ?? '');
