import { answerKeys, type Item } from '../instrument';
import { RATHER_NOT } from './read-answer';

/** What a form sends: text, texts, or nothing, by the name of a field. */
export type FormFields = Readonly<Record<string, unknown>>;

/**
 * What a page's form says about one item, for `checkAnswers` or `savingAnswers`: each of the item's keys has an answer or
 * null. A field has the key for its name. "Prefer not to say" is the value `~not`, or the field `<key>~not` where the answer
 * is typed; a month may come in two fields, `<key>~month` and `<key>~year`.
 */
export function answersFromForm(item: Item, fields: FormFields): Record<string, unknown> {
  return Object.fromEntries(answerKeys(item).map((key) => [key, oneFromForm(item, fields, key)]));
}

function oneFromForm(item: Item, fields: FormFields, key: string): unknown {
  const value = own(fields, key);
  if (own(fields, `${key}${RATHER_NOT}`) || isOnly(value, RATHER_NOT)) return { ratherNot: true };
  const typed = item.type === 'month' ? monthOf(fields, key, value) : value;
  const said = typeof typed === 'string' ? typed.trim() : typed;
  if (said === undefined || said === '') return null;
  if (item.type === 'many') return { said: Array.isArray(said) ? said.filter((one) => one !== '') : [said] };
  return { said: item.type === 'number' ? numberOf(said) : said };
}

const own = (fields: FormFields, name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
const isOnly = (value: unknown, word: string) =>
  value === word || (Array.isArray(value) && value.length === 1 && value[0] === word);

/** Text that is no number stays text, which is then refused where it was typed. */
function numberOf(value: unknown): unknown {
  const isNumber = typeof value === 'string' && /^[+-]?\d{1,15}([.,]\d{1,15})?$/.test(value);
  return isNumber ? Number(value.replace(',', '.')) : value;
}

function monthOf(fields: FormFields, key: string, whole: unknown): unknown {
  const [month, year] = [own(fields, `${key}~month`), own(fields, `${key}~year`)];
  if (typeof month !== 'string' || typeof year !== 'string') return whole;
  if (month.trim() === '' && year.trim() === '') return undefined;
  return `${year.trim()}-${month.trim().padStart(2, '0')}`;
}
