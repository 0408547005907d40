import type { CoverInput } from '@footing/identity';
import { readDateField } from '@footing/pages';
import { type Form, readForm, type Typed } from '../http/read-form';

/** Reads the form of a cover: who, and two days of three boxes each. Everything wrong is told at once. */
export async function readCover(input: new () => CoverInput, body: Typed): Promise<Form<CoverInput>> {
  const days = [
    { field: 'fromDay', reading: readDateField(body, 'fromDay', 'The first day') },
    { field: 'toDay', reading: readDateField(body, 'toDay', 'The last day') },
  ];
  const wrong = days.flatMap(({ reading }) => (reading.kind === 'wrong' ? [reading.error] : []));
  const read = days.map(({ field, reading }) => [field, reading.kind === 'date' ? reading.date : '']);
  const form = await readForm(input, { to: body['to'] ?? '', ...Object.fromEntries(read) });
  if (!('errors' in form)) return form;
  const told = new Set(wrong.map(({ field }) => field.replace(/-.*$/, '')));
  return { errors: [...form.errors.filter(({ field }) => !told.has(field)), ...wrong] };
}
